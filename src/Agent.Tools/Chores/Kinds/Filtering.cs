using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Only the rows of donors.csv where city is Leeds, into leeds.csv": a table of the rows that fit, under their header.</summary>
internal static partial class Filtering
{
    public static Chore? Read(FileAtHand file)
    {
        if (file.Said.After is not null || file.Said.New is not [var to] || file.Table is null || !IsTable(to) || file.Says(Cues.Sorting()) || file.Says(Cues.Counting()) || file.Says(Headless()) || !file.Says(Some()) || Condition.In(file) is not { } rows || Sums(file, rows))
            return null;
        return FileAtHand.One("filter_table", to, ("path", file.Path), ("where", rows.Column), ("comparison", rows.Comparison), ("value", rows.Value), ("to", to));
    }

    // A column may be called "total".
    private static bool Sums(FileAtHand file, Condition rows) => Cues.Totalling().IsMatch(file.Said.Said.Replace(rows.Column.ToLowerInvariant(), "", StringComparison.Ordinal));

    private static bool IsTable(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?:rows?|only|just|filter\w*|all|those|where|whose|every|entries|records|everyone|everybody|everything)\b")]
    private static partial Regex Some();

    [GeneratedRegex(@"\b(?:no|without(?: the| a)?|not the) head(?:er|ing)\b|\bnothing else\b|\blines?\b")]
    private static partial Regex Headless();
}
