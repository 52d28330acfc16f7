namespace Agent.Inference.Files;

/// <summary>A model file that cannot be used; the message says in one or two sentences what was found and what to do.</summary>
public sealed class GgufException(string message) : Exception(message);
