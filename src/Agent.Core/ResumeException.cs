namespace Agent.Core;

/// <summary>A run that cannot be gone on with here: what differs, and what to do about it.</summary>
public sealed class ResumeException(string message, string remedy) : Exception(message)
{
    public string Remedy { get; } = remedy;
}
