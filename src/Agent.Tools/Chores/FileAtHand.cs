using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores;

/// <summary>The one file that is there of those that a goal names, and the goal: what each kind of chore on one file is read from.</summary>
/// <param name="Goal">Its words.</param>
/// <param name="Said">The goal taken apart.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record FileAtHand(Goal Goal, ChoreGoal Said, string Path, string Text)
{
    // Where an answer goes for which the goal names no file.
    private const string Told = "answer.md";

    /// <summary>The table in the file; null when it is none.</summary>
    public Table? Table { get; } = NamedCells.Read(Path, Text);

    /// <summary>The file for what is found out.</summary>
    public string Answer => Said.New.Count > 0 ? Said.New[^1] : Told;

    /// <summary>The file for what is changed: the one that the goal names for it, else the file itself.</summary>
    public string Changed => Said.New.Count > 0 ? Said.New[0] : Path;

    /// <summary>Whether the goal holds no text of its own to put down.</summary>
    public bool GivesNoText => Said is { Quoted.Count: 0, After: null };

    public bool Says(Regex cue) => Said.Says(cue);

    /// <summary>The chore that one call does.</summary>
    public static Chore One(string tool, string file, params (string Parameter, string Value)[] choices)
        => new() { Tools = [tool], Steps = 1, File = file, Choices = choices.ToDictionary(choice => $"{tool}.{choice.Parameter}", choice => (IReadOnlyList<string>)[choice.Value]) };
}
