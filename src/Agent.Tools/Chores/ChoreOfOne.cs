using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores;

/// <summary>A chore on one file that is there: a copy, its lines sorted, found or counted, its rows sorted or added up.</summary>
/// <param name="goal">Its words.</param>
/// <param name="said">The goal taken apart.</param>
/// <param name="path">The file.</param>
/// <param name="text">What stands in it.</param>
/// <param name="told">Where the work goes when the goal names no file for it.</param>
internal sealed partial class ChoreOfOne(Goal goal, ChoreGoal said, string path, string text, string? told)
{
    // Nobody is as old; a larger number is the year of a birth.
    private const int MostYears = 150;

    private readonly Table? table = NamedCells.Read(path, text);
    private readonly bool finds = said.Says(Cues.Finding()), counts = said.Says(Cues.Counting()), sorts = Cues.Sorting().IsMatch(Cues.Following().Replace(said.Said, ""));

    private string Last => told ?? said.New[^1];

    public Chore? Read() => (Totals, sorts, counts, finds) switch
    {
        // "How many for Anna in all" may be a sum and may be a count.
        (true, false, true, _) when said.Says(Cues.Numbering()) && !AsksForColumn() => null,
        (true, false, _, _) => Totalled(),
        (false, false, true, _) when table is not null && AsksForColumn() && Totalled() is { } total => total,
        (false, true, false, _) => Sorted(),
        (false, false, false, _) when said.New.Count < 2 && !Lines() && Picked() is { } picked => picked,
        (false, false, true, false) when table is not null && said.New.Count < 2 && Rows() && new NamedCells(table, goal.Text).Values.Count == 0 => FileAtHand.One("count_rows", Last, ("path", path), ("where", ""), ("comparison", ""), ("value", ""), ("to", Last)),
        (false, false, true, _) when table is null || Lines() || new NamedCells(table, goal.Text).Values.Count == 0 => Counted(),
        (false, false, false, false) when table is null && said is { New.Count: 1, Quoted.Count: 0, After: null } && said.Says(Asked()) && !said.Says(Pointing()) && OneLine() is { } line => Filtered([line]),
        (false, false, false, true) when said.New.Count < 2 && (table is null || Lines()) && Found is { } words => Filtered(words),
        (false, false, false, false) when said.New.Count == 1 && said is { Quoted.Count: 0, After: null } && said.Says(Cues.Copying()) => Copied(Placed(said.New[0])),
        (false, false, false, false) when said is { New.Count: 0, Quoted.Count: 0, After: null } && said.Says(Cues.Copying()) && Folder is not null => Copied(Placed(Path.GetFileName(path))),
        (false, false, false, false) when said.New.Count == 0 && said.Says(Cues.Showing()) && !said.Says(Cues.Asking()) && said.Quoted.Count == 0 => Copied(Last),
        _ => null,
    };

    // "How many hours did Eva work in all" where hours are what a column holds.
    private bool AsksForColumn() => new NamedCells(table!, goal.Text) is var named && Cues.HowMany().Match(said.Said) is { Success: true } asked
        && named.Numbers.Any(column => column.Equals(asked.Groups["what"].Value, StringComparison.OrdinalIgnoreCase));

    private bool Totals => table is not null && said.New.Count < 2 && said.Says(Cues.Totalling()) && !Stand("line", "lines");

    // A row is no header, where a line may be one.
    private bool Rows() => Stand("row", "rows", "record", "records") && !Stand("line", "lines");

    private bool Lines() => Stand("line", "lines", "row", "rows", "entry", "entries");

    private bool Stand(params string[] words) => words.Any(word => FoundWords.Stands(said.Said, word));

    // What is looked for: the one quotation, or words of the goal that stand in the file.
    private IReadOnlyList<string>? Found => said.Quoted.Count switch
    {
        1 => said.Quoted,
        0 when FoundWords.In(goal, text) is { Count: > 0 } words => words,
        0 when FoundWords.Inflected(goal, text) is { Count: > 0 } words => words,
        _ => null,
    };

    private Chore Copied(string to) => new() { Tools = ["copy_file"], Steps = 1, File = to, Choices = StatedChore.Paths(("copy_file.path", path), ("copy_file.to", to)) };

    // In the folder that the goal names beside the file.
    private string Placed(string to) => Folder is { } folder && !to.Contains('/', StringComparison.Ordinal) && !path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase) ? $"{folder}/{to}" : to;

    private string? Folder => Cues.InFolder().Match(said.Words) is { Success: true } named ? named.Groups["folder"].Value : null;

    private Chore? Sorted() => (table, said.New.Count) switch
    {
        (not null, < 2) when new NamedCells(table, goal.Text).Columns is { Count: > 0 } columns => new()
        {
            Tools = ["read_file", "sort_table"], Steps = 2, File = InPlace,
            Choices = new Dictionary<string, IReadOnlyList<string>>(StatedChore.Paths([("read_file.path", path), ("sort_table.path", path), ("sort_table.to", InPlace), .. Order("sort_table", columns[0])])) { ["sort_table.column"] = columns },
        },
        (null, 1) when finds && Found is { } words => Chained(words, "sort_lines"),
        (null, < 2) when Found is not null || said.Quoted.Count > 0 => said.New.Count > 0 ? Open("find_lines", "sort_lines") : null,
        (null, < 2) => new()
        {
            Tools = ["sort_lines"], Steps = 1, File = InPlace, Choices = StatedChore.Paths([("sort_lines.path", path), ("sort_lines.to", InPlace), .. Order("sort_lines")]),
        },
        (null, 2) when finds && Found is { } words => Chained(words, "sort_lines"),
        _ => null,
    };

    // Which of them, and whether one or both, is for the model to say.
    private Chore Open(params string[] tools) => new()
    {
        Tools = tools, File = Last,
        Choices = tools.SelectMany(tool => StatedChore.Paths(($"{tool}.to", Last))).ToDictionary(),
    };

    // Upwards is what the tools do by themselves.
    private IEnumerable<(string, string)> Order(string tool, string? column = null) => IsDescending(column) ? [($"{tool}.order", SortOrders.Descending)] : [];

    private bool IsDescending(string? column)
    {
        if (Cues.ByAge().Match(said.Said) is not { Success: true } age)
            return said.Says(Cues.Descending());
        var years = column is not null && table!.Cells(table.Column(column)).All(cell => Cells.Number(cell) is null or < MostYears) && table.IsNumbers(table.Column(column));
        return years != (age.Groups["age"].Value == "youngest");
    }

    private string InPlace => said.New.Count > 0 ? said.New[0] : path;

    private Chore? Counted() => (finds, Found) switch
    {
        (true, { } words) => Chained(words, "count_lines"),
        (false, _) when said.New.Count < 2 && (Found is null || said.Says(Filled())) => new() { Tools = ["count_lines"], Steps = 1, File = Last, Choices = StatedChore.Paths(("count_lines.path", path), ("count_lines.to", Last)) },
        (false, { }) when said.New.Count == 1 => Open("find_lines", "count_lines"),
        _ => null,
    };

    private Chore Filtered(IReadOnlyList<string> words) => new()
    {
        Tools = ["find_lines"], Steps = 1, File = Last,
        Choices = new Dictionary<string, IReadOnlyList<string>>(StatedChore.Paths(("find_lines.path", path), ("find_lines.to", Last))) { ["find_lines.text"] = words },
    };

    // What stands between the two steps goes to the file that the goal names for it, or to the last one.
    private Chore Chained(IReadOnlyList<string> words, string then)
    {
        var first = FirstOfTwo.Of(said, Cues.Found(), then == "sort_lines" ? Cues.Sorting() : Cues.Counting());
        IReadOnlyList<string> between = first is not null ? [first] : said.New.Count == 2 ? said.New : [Last];
        IReadOnlyList<string> last = first is not null ? [.. said.New.Where(file => file != first)] : between;
        return new()
        {
            Tools = ["find_lines", then], Steps = 2, File = last.Count == 1 ? last[0] : null,
            Choices = new Dictionary<string, IReadOnlyList<string>>
            {
                ["find_lines.path"] = [path], ["find_lines.text"] = words, ["find_lines.to"] = between, [$"{then}.path"] = between, [$"{then}.to"] = last,
            },
        };
    }

    // The word of the goal that one line of the file alone has.
    private string? OneLine()
    {
        var lines = text.Split('\n');
        return FoundWords.In(goal, text).Concat(FoundWords.Inflected(goal, text)).Where(word => lines.Count(line => FoundWords.Stands(line, word)) == 1).Distinct().ToList() is [var word] ? word : null;
    }

    // One cell, where the goal names a value that one row alone has and one other column.
    private Chore? Picked()
    {
        // Of two columns of one name, no tool can tell which is meant.
        if (table is null || said.Quoted.Count > 0 || said.After is not null || table.Columns.Distinct(StringComparer.OrdinalIgnoreCase).Count() < table.Columns.Count)
            return null;
        var named = new NamedCells(table, goal.Text);
        var rows = named.Values.Where(one => table.Cells(table.Column(one.Column)).Count(cell => cell.Equals(one.Value, StringComparison.OrdinalIgnoreCase)) == 1).ToList();
        return rows is [var (where, value)] && named.Columns.Where(column => column != where).ToList() is [var column]
            ? new()
            {
                Tools = ["read_file", "pick_cell"], Steps = 2, File = Last,
                Choices = StatedChore.Paths(("read_file.path", path), ("pick_cell.path", path), ("pick_cell.column", column), ("pick_cell.where", where), ("pick_cell.equals", value), ("pick_cell.to", Last)),
            }
            : null;
    }

    private Chore? Totalled()
    {
        var named = new NamedCells(table!, goal.Text);
        // All rows, where the goal speaks of a column of numbers and of no value in the others.
        if (named.Values.Count == 0 && named.Amounts is [var column])
        {
            return new()
            {
                Tools = ["read_file", "total"], Steps = 2, File = Last,
                Choices = StatedChore.Paths(("read_file.path", path), ("total.path", path), ("total.column", column), ("total.where", ""), ("total.equals", ""), ("total.to", Last)),
            };
        }
        if (named.Values.Count == 0 || named.Amounts.Count == 0)
            return null;
        return new() { Tools = ["read_file", "total"], Steps = 2, File = Last, Choices = Total(path, Last, named) };
    }

    internal static Dictionary<string, IReadOnlyList<string>> Total(string path, string to, NamedCells named) => new()
    {
        ["read_file.path"] = [path], ["total.path"] = [path], ["total.to"] = [to], ["total.column"] = named.Amounts,
        ["total.where"] = [.. named.Values.Select(one => one.Column).Distinct()], ["total.equals"] = [.. named.Values.Select(one => one.Value).Distinct()],
    };

    [GeneratedRegex(@"\b(?:not|aren'?t|isn'?t|non)[ -](?:empty|blank)\b|\b(?:without|skip(?:ping)?|ignor\w+|except) (?:the |any )?(?:empty|blank)\b")]
    private static partial Regex Filled();

    // Where the answer stands is told by this file, not here.
    [GeneratedRegex(@"\bwhich file\b|\b(?:tells|says|points|refers|leads)\b")]
    private static partial Regex Pointing();

    [GeneratedRegex(@"\b(?:what(?:'?s| is| are)?|whats|which|when|who|where|number|price|address|date|code|phone|e-?mail|somewhere)\b")]
    private static partial Regex Asked();
}
