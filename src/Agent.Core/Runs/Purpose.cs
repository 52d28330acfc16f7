namespace Agent.Core.Runs;

/// <summary>What a request to the model is for; each has its prompt and its schema.</summary>
public enum Purpose
{
    Brief,
    Plan,
    Act,
    Revise,
    Critique,
    HandOver,
}
