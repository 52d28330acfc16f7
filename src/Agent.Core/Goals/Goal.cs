namespace Agent.Core.Goals;

/// <summary>What the user asked for, word for word.</summary>
public sealed record Goal
{
    /// <summary>The most characters that a goal may have; a longer text belongs in a file of the workspace.</summary>
    public const int MostCharacters = 4_000;

    public Goal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text.ReplaceLineEndings("\n").Trim();
        if (Text.Length == 0)
            throw new GoalException("The goal is empty. Say what you want, for example: agent run \"make an Easter recipe\"");
        if (Text.Length > MostCharacters)
            throw new GoalException($"The goal has {Text.Length} characters and the most is {MostCharacters}. Put the long text into a file of the workspace and name the file in the goal.");
        if (Text.Any(c => char.IsControl(c) && c is not '\n' and not '\t'))
            throw new GoalException("The goal contains a control character. Remove it and run again.");
    }

    public string Text { get; }

    public override string ToString() => Text;
}
