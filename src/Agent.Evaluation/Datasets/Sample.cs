namespace Agent.Evaluation.Datasets;

/// <summary>A conversation of a run as a model heard and said it.</summary>
/// <param name="Id">The run's name, and which of its conversations this is.</param>
/// <param name="Goal">What was asked.</param>
/// <param name="Messages">From the system's on; each is a role, a text, and whether it is to be learned.</param>
public sealed record Sample(string Id, string Goal, IReadOnlyList<SampleMessage> Messages)
{
    /// <summary>The replies that carry loss.</summary>
    public int Learned => Messages.Count(message => message.Learned);
}

/// <summary>One message of a conversation. Only replies of the model are learned, and of those only what led somewhere.</summary>
public sealed record SampleMessage(string Role, string Text, bool Learned = false)
{
    public const string System = "system", User = "user", Assistant = "assistant", Tool = "tool";
}
