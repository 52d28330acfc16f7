namespace Agent.Core.Models;

/// <summary>A reply that does not meet its schema, told as one sentence that the model can act on.</summary>
public sealed class ReplyException(string message) : Exception(message);
