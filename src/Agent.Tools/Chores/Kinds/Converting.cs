using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"band.csv as JSON", "a Markdown table of menu.csv".</summary>
internal static partial class Converting
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || file.Table is null || file.Said.New is not [var to] || file.Says(Cues.Sorting()) || file.Says(Cues.Counting()) || file.Says(Cues.Totalling()) || Condition.In(file) is not null)
            return null;
        var asked = to.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? file.Says(Turned()) || file.Says(Json())
            : to.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && file.Says(Markdown());
        return asked ? FileAtHand.One("convert_table", to, ("path", file.Path), ("to", to)) : null;
    }

    [GeneratedRegex(@"\bjson\b")]
    private static partial Regex Json();

    [GeneratedRegex(@"\b(?:convert\w*|turn\w*|export\w*|transform\w*|rewrite|change) \b")]
    private static partial Regex Turned();

    [GeneratedRegex(@"\bmark ?down\b|\bmd\b|\b(?:a|as|into|pipe) table\b")]
    private static partial Regex Markdown();
}
