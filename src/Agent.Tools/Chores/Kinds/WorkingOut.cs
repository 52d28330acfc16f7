using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Tables;
using Agent.Tools.Texts;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"The average of the hours column in staff.csv", "add up the numbers in takings.txt": figures of one column, or of a text that is a list of numbers.</summary>
internal static partial class WorkingOut
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || file.Said.New.Count > 1 || file.Says(InOrder()) || Asked(file.Said) is not { Count: > 0 } figures)
            return null;
        var figure = string.Join(", ", figures);
        if (file.Table is not { } table)
            return IsNumbers(file.Text) ? Worked(file, figure, "", null) : null;
        // A sum alone has a tool that the model knows.
        var named = new NamedCells(table, file.Said.Words);
        var condition = Condition.In(file);
        return figure == Figures.Total || named.Numbers.Where(column => column != condition?.Column || named.Numbers.Count == 1).ToList() is not [var column] || (condition is null && named.Values.Count > 0)
            ? null
            : Worked(file, figure, column, condition);
    }

    private static Chore Worked(FileAtHand file, string figure, string column, Condition? condition) => FileAtHand.One("figure", file.Answer,
        ("path", file.Path), ("figure", figure), ("column", column), ("where", condition?.Column ?? ""), ("comparison", condition?.Comparison ?? ""), ("value", condition?.Value ?? ""), ("to", file.Answer));

    private static List<string> Asked(ChoreGoal said) =>
    [
        .. new[] { (Figures.Total, Cues.Summing()), (Figures.Average, Average()), (Figures.Median, Median()), (Figures.Largest, Largest()), (Figures.Smallest, Smallest()) }
            .Where(figure => said.Says(figure.Item2)).Select(figure => figure.Item1),
    ];

    private static bool IsNumbers(string text) => TextLines.Of(text).Lines.Where(line => line.Trim().Length > 0).ToList() is { Count: > 0 } lines && lines.TrueForAll(line => Cells.Number(line) is not null);

    [GeneratedRegex(@"\baverages?\b|\bavg\b|\b(?:the|a|arithmetic|and|find|their|calculate|compute|get) mean\b|^mean\b|\bmean of\b|\bmean (?=\w+ (?:of|in|from) §)")]
    private static partial Regex Average();

    [GeneratedRegex(@"\bmedian\b")]
    private static partial Regex Median();

    [GeneratedRegex(@"\b(?:largest|highest|biggest|greatest|maximum|max|longest|heaviest|tallest)\b")]
    private static partial Regex Largest();

    [GeneratedRegex(@"\b(?:smallest|lowest|minimum|min|(?<!at )least|shortest|lightest|cheapest)\b")]
    private static partial Regex Smallest();

    [GeneratedRegex(@"\b(?:sort|order|rank|arrang)\w*|\b(?:first|last|at the top|on top)\b|\bdown to\b|\bto (?:the )?(?:lowest|smallest|highest|largest|biggest|greatest)\b")]
    internal static partial Regex InOrder();
}
