using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores;

/// <summary>A chore on several files that are there: they become one, end to end or as tables, and that is sorted or counted where the goal says so.</summary>
/// <param name="said">The goal taken apart.</param>
/// <param name="texts">What stands in the files.</param>
internal sealed partial class ChoreOfMany(ChoreGoal said, IReadOnlyDictionary<string, string> texts)
{
    private readonly bool sorts = Cues.Sorting().IsMatch(Cues.ByName().Replace(Cues.Following().Replace(said.Said, ""), "").Replace("line up", "", StringComparison.Ordinal)), counts = said.Says(Cues.Counting());

    public Chore? Read()
    {
        if (said.After is not null || (sorts && counts) || said.Says(Cues.Copying()))
            return null;
        var tables = said.There.Select(path => NamedCells.Read(path, texts[path])).ToList();
        if (said.Quoted.Any(quoted => !tables.Exists(table => table?.Columns.Contains(quoted) ?? false)))
            return null;
        if (tables.TrueForAll(table => table is null))
            return Joined();
        if (said.There.Count != 2 || tables.Contains(null) || counts || !said.Says(Cues.Keyed()))
            return null;
        var common = tables[0]!.Columns.Intersect(tables[1]!.Columns).ToList();
        var columns = tables.SelectMany(table => new NamedCells(table!, said.Words).Columns).Distinct().ToList();
        if (Kept(tables!) is { } kept)
            return common.Count == 1 && !sorts && said.New.Count == 1 ? JoinedTables(common, kept, []) : null;
        var keys = common.Count == 1 ? common : [.. common.Intersect(columns)];
        return keys.Count == 1 ? JoinedTables(keys, said.Says(Cues.ByName()) ? string.Join(',', TableJoin.Alphabetical(tables[0]!, tables[1]!, keys[0])) : "", [.. tables.SelectMany(table => table!.Columns).Distinct().Where(column => FoundWords.Stands(said.Words, column) || FoundWords.Stands(said.Words, column.Replace('_', ' '))).Except(keys)]) : null;
    }

    // "With the columns id, name, desk": those that the goal lists, in its order.
    private string? Kept(IReadOnlyList<Table> tables)
    {
        var all = tables.SelectMany(table => table.Columns).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return Listed().Matches(said.Said).Select(match => match.Groups["list"].Value).Select(list => Parted().Split(list).Select(name => all.Find(column => column.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))).ToList())
            .FirstOrDefault(names => names.Count > 1 && !names.Contains(null)) is { } kept ? string.Join(',', kept) : null;
    }

    private Chore? Joined()
    {
        string[] then = sorts ? ["sort_lines"] : counts ? ["count_lines"] : [];
        if ((then.Length == 0 && said.New.Count > 1) || said.Says(Asked()) || said.Says(Cues.Summing()) || (said.Says(Cues.Finding()) && then.Length == 0))
            return null;
        var choices = new Dictionary<string, IReadOnlyList<string>> { ["join_files.paths"] = said.There, ["join_files.to"] = said.New };
        if (First() is { } first)
            choices["join_files.paths[]"] = [first, .. said.There.Where(path => path != first)];
        else if (said.There.Count == 2 && said.Says(Cues.Behind()))
            choices["join_files.paths[]"] = [.. said.There.Reverse()];
        else if (!said.Says(Cues.Turned()))
            choices["join_files.paths[]"] = said.There;
        foreach (var tool in then)
            (choices[$"{tool}.path"], choices[$"{tool}.to"]) = (said.New, said.New);
        var last = then is [var second] ? Last("join_files", second, choices) : OnlyNew;
        return new() { Tools = ["join_files", .. then], Steps = 1 + then.Length, File = last, Choices = choices };
    }

    // "B goes first", of two.
    private string? First() => said.There.Count == 2 && Foremost().Match(said.Said) is { Success: true } match
        ? said.There.FirstOrDefault(path => path.EndsWith(said.NameAt(match.Groups["file"].Index), StringComparison.OrdinalIgnoreCase))
        : null;

    // What the joined table is sorted by is a column that the goal names besides the key.
    private Chore? JoinedTables(IReadOnlyList<string> key, string columns, IReadOnlyList<string> others)
    {
        // The joined rows are in the order of the key.
        var sorted = sorts && others.Count > 0;
        if ((!sorts && others.Count > 0) || (!sorted && said.New.Count > 1))
            return null;
        var choices = new Dictionary<string, IReadOnlyList<string>>
        {
            ["read_file.path"] = said.There, ["join_tables.path"] = said.There, ["join_tables.other"] = said.There, ["join_tables.column"] = key, ["join_tables.to"] = said.New,
        };
        if (columns.Length > 0)
            choices["join_tables.columns"] = [columns];
        if (!said.Says(Cues.Turned()) && !said.Says(Cues.Brought()))
            (choices["join_tables.path"], choices["join_tables.other"], choices["read_file.path"]) = ([said.There[0]], [said.There[1]], [said.There[0]]);
        if (sorted)
            (choices["sort_table.path"], choices["sort_table.to"], choices["sort_table.column"]) = (said.New, said.New, others);
        var last = sorted ? Last("join_tables", "sort_table", choices) : OnlyNew;
        return new() { Tools = ["read_file", "join_tables", .. sorted ? ["sort_table"] : Array.Empty<string>()], Steps = sorted ? 3 : 2, File = last, Choices = choices };
    }

    // The file of the second work; where the goal's order says which of two that is, the first work writes the other.
    private string? Last(string join, string then, Dictionary<string, IReadOnlyList<string>> choices)
    {
        if (FirstOfTwo.Of(said, Cues.Joining(), sorts ? Cues.Sorting() : Cues.Counting()) is not { } first)
            return OnlyNew;
        var last = said.New.Single(file => file != first);
        (choices[$"{join}.to"], choices[$"{then}.path"], choices[$"{then}.to"]) = ([first], [first], [last]);
        return last;
    }

    [GeneratedRegex(@"\bcolumns?\s+(?:should be |are to be |must be |to be |in the order |are |be |of |: )?\s*:?\s*(?<list>[\w ]+(?:\s*,\s*(?:and )?[\w ]+?| and [\w ]+?)+)(?=$|[.;!)]|,?\s+(?:as|in|to|into|please|only|and (?:save|write|put))\b)|\b(?:having|with|keep(?:ing)?)\s+(?:only |just )?(?<list>\w+(?:\s*,\s*(?:and )?\w+)+)\s+(?:as )?(?:the )?columns?\b")]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?<file>§) (?:(?:goes|comes|is|stands|should (?:go|come|be)|must (?:go|come|be)|has to (?:go|come|be)) )?(?:first|on top|at the top|in front)\b")]
    private static partial Regex Foremost();

    [GeneratedRegex(@"\b(?:which|who|what|whose|where|when)\b[^?]*\?")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\s*,\s*(?:and )?|\s+and\s+")]
    private static partial Regex Parted();

    private string? OnlyNew => said.New.Count == 1 ? said.New[0] : null;
}
