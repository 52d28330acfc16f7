namespace Agent.Core.Journals;

/// <summary>The few things that a journal does with its file, so that a test can be a disk that fails.</summary>
internal interface IJournalFile : IDisposable
{
    string Path { get; }

    long Length { get; }

    void Write(ReadOnlySpan<byte> bytes, long at);

    void Cut(long length);

    /// <summary>When this returns, all that was written survives a pulled plug.</summary>
    void Flush();
}
