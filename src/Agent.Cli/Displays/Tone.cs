namespace Agent.Cli.Displays;

/// <summary>How a line is meant; a terminal shows it as colour.</summary>
public enum Tone
{
    Plain,
    Dim,
    Good,
    Bad,
}
