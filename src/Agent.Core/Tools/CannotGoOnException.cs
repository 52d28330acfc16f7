namespace Agent.Core.Tools;

/// <summary>
/// A tool's failure that no reply of the model could mend, such as a full disk. The run stops where it is, with the intent in its journal,
/// and can be gone on with once a person has done what the message says.
/// </summary>
public sealed class CannotGoOnException(string message, Exception? cause = null) : Exception(message, cause);
