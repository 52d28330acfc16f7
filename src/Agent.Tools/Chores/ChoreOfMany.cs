using Agent.Core.Goals;

namespace Agent.Tools.Chores;

/// <summary>A chore on several files that are there: they become one, end to end or as tables, and that is sorted or counted where the goal says so.</summary>
/// <param name="said">The goal taken apart.</param>
/// <param name="texts">What stands in the files.</param>
internal sealed class ChoreOfMany(ChoreGoal said, IReadOnlyDictionary<string, string> texts)
{
    private readonly bool sorts = Cues.Sorting().IsMatch(Cues.Following().Replace(said.Said, "").Replace("line up", "", StringComparison.Ordinal)), counts = said.Says(Cues.Counting());

    public Chore? Read()
    {
        if (said.Quoted.Count > 0 || said.After is not null || (sorts && counts) || said.Says(Cues.Copying()))
            return null;
        var tables = said.There.Select(path => NamedCells.Read(path, texts[path])).ToList();
        if (tables.TrueForAll(table => table is null))
            return Joined();
        if (said.There.Count != 2 || tables.Contains(null) || counts || !said.Says(Cues.Keyed()))
            return null;
        var common = tables[0]!.Columns.Intersect(tables[1]!.Columns).ToList();
        var columns = tables.SelectMany(table => new NamedCells(table!, said.Said).Columns).Distinct().ToList();
        var keys = common.Count == 1 ? common : [.. common.Intersect(columns)];
        return keys.Count == 1 ? JoinedTables(keys, [.. tables.SelectMany(table => table!.Columns).Distinct().Where(column => FoundWords.Stands(said.Said, column) || FoundWords.Stands(said.Said, column.Replace('_', ' '))).Except(keys)]) : null;
    }

    private Chore? Joined()
    {
        string[] then = sorts ? ["sort_lines"] : counts ? ["count_lines"] : [];
        if ((then.Length == 0 && said.New.Count > 1) || said.Says(Cues.Summing()) || (said.Says(Cues.Finding()) && then.Length == 0))
            return null;
        var choices = new Dictionary<string, IReadOnlyList<string>> { ["join_files.paths"] = said.There, ["join_files.to"] = said.New };
        if (said.There.Count == 2 && said.Says(Cues.Behind()))
            choices["join_files.paths[]"] = [.. said.There.Reverse()];
        else if (!said.Says(Cues.Turned()))
            choices["join_files.paths[]"] = said.There;
        foreach (var tool in then)
            (choices[$"{tool}.path"], choices[$"{tool}.to"]) = (said.New, said.New);
        return new() { Tools = ["join_files", .. then], Steps = 1 + then.Length, File = OnlyNew, Choices = choices };
    }

    // What the joined table is sorted by is a column that the goal names besides the key.
    private Chore? JoinedTables(IReadOnlyList<string> key, IReadOnlyList<string> others)
    {
        if (sorts != others.Count > 0 || (!sorts && said.New.Count > 1))
            return null;
        var choices = new Dictionary<string, IReadOnlyList<string>>
        {
            ["read_file.path"] = said.There, ["join_tables.path"] = said.There, ["join_tables.other"] = said.There, ["join_tables.column"] = key, ["join_tables.to"] = said.New,
        };
        if (!said.Says(Cues.Turned()) && !said.Says(Cues.Brought()))
            (choices["join_tables.path"], choices["join_tables.other"], choices["read_file.path"]) = ([said.There[0]], [said.There[1]], [said.There[0]]);
        if (sorts)
            (choices["sort_table.path"], choices["sort_table.to"], choices["sort_table.column"]) = (said.New, said.New, others);
        var last = OnlyNew;
        if (sorts && FirstOfTwo.Of(said, Cues.Joining(), Cues.Sorting()) is { } first)
        {
            last = said.New.Single(file => file != first);
            (choices["join_tables.to"], choices["sort_table.path"], choices["sort_table.to"]) = ([first], [first], [last]);
        }
        return new() { Tools = ["read_file", "join_tables", .. sorts ? ["sort_table"] : Array.Empty<string>()], Steps = sorts ? 3 : 2, File = last, Choices = choices };
    }

    private string? OnlyNew => said.New.Count == 1 ? said.New[0] : null;
}
