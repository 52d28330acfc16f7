namespace Agent.Evaluation.Suites;

/// <summary>A suite cannot be read, or asks for what cannot be checked.</summary>
public sealed class SuiteException(string message, Exception? inner = null) : Exception(message, inner);
