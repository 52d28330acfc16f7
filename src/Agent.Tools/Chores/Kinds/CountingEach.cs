using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"How many lines does each of a.txt and b.txt have?": one number for each file.</summary>
internal static partial class CountingEach
{
    public static Chore? Read(ChoreGoal said) => said is { New: [var to], Quoted.Count: 0, After: null } && said.Says(Cues.Counting()) && said.Says(Each())
        ? new()
        {
            Tools = ["count_each"], Steps = 1, File = to,
            Choices = new Dictionary<string, IReadOnlyList<string>> { ["count_each.paths"] = said.There, ["count_each.paths[]"] = said.There, ["count_each.to"] = [to] },
        }
        : null;

    [GeneratedRegex(@"\b(?:lines|rows|entries)\b.*\b(?:each|every)\b|\b(?:each|every)\b.*\b(?:lines|rows|entries)\b|\bline counts\b")]
    private static partial Regex Each();
}
