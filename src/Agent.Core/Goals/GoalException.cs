namespace Agent.Core.Goals;

/// <summary>A goal that cannot be taken, told as one sentence with its remedy.</summary>
public sealed class GoalException(string message) : Exception(message);
