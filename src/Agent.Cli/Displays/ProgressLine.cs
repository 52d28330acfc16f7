namespace Agent.Cli.Displays;

/// <summary>One line of progress, safe to print: a tag of at most eight letters, and the text.</summary>
public sealed record ProgressLine(string Tag, string Text, Tone Tone = Tone.Plain)
{
    public override string ToString() => $"{Tag,-9}{Text}".TrimEnd();
}
