namespace Agent.Core.Runs;

/// <summary>Who speaks in the transcript.</summary>
public enum Speaker
{
    User,
    Model,
    Tool,
}

/// <summary>One message of the transcript.</summary>
public sealed record Turn(Speaker Speaker, string Text);
