namespace Agent.Core.Journals;

/// <summary>A journal that cannot be written or read, with the line and the remedy.</summary>
public sealed class JournalException : Exception
{
    public JournalException(string message) : base(message) { }

    public JournalException(string message, Exception cause) : base(message, cause) { }
}
