using System.Text.RegularExpressions;
using Agent.Core.Tools;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores;

/// <summary>What a goal names of a table: its columns and what stands in them.</summary>
internal sealed partial class NamedCells(Table table, string said)
{
    private const int LongestCell = 80;

    /// <summary>The columns that the goal names, the one after "by" alone where there is one.</summary>
    public IReadOnlyList<string> Columns { get; } = Sharpest([.. table.Columns.Where(column => IsNamed(said, column)).Distinct()], said);

    /// <summary>The columns of numbers: those that the goal names, else all.</summary>
    public IReadOnlyList<string> Numbers
    {
        get
        {
            var numbers = Enumerable.Range(0, table.Columns.Count).Where(table.IsNumbers).Select(i => table.Columns[i]).ToList();
            var named = numbers.Where(column => IsNamed(said, column)).ToList();
            return named.Count > 0 ? named : numbers;
        }
    }

    /// <summary>Those of them that may be added up: a day or a number that tells rows apart only where the goal names it or no other is there.</summary>
    public IReadOnlyList<string> Amounts
        => Numbers.Where(column => !Telling().IsMatch(column) || IsNamed(said, column)).ToList() is { Count: > 0 } amounts ? amounts : Numbers;

    /// <summary>The columns that are no numbers with those of their values that the goal names, the longest of them.</summary>
    public IReadOnlyList<(string Column, string Value)> Values { get; } = Longest(
        [.. Enumerable.Range(0, table.Columns.Count).Where(i => !table.IsNumbers(i))
            .SelectMany(i => table.Cells(i).Where(cell => cell.Length is > 0 and <= LongestCell && IsNamed(said, cell)).Distinct().Select(cell => (table.Columns[i], cell)))], said);

    // When it was, or which one.
    [GeneratedRegex(@"^(?:(?:\w+[_ -])?(?:id|nr|no|number|code|zip|postcode|phone)|day|date|week|month|year|row|line|rank|position)$", RegexOptions.IgnoreCase)]
    private static partial Regex Telling();

    /// <summary>The table in a file; null when it is none.</summary>
    public static Table? Read(string path, string text)
    {
        try
        {
            return TableChoices.In(path, text) is null ? null : TableReader.Read(path, text);
        }
        catch (ToolRefusedException)
        {
            return null;
        }
    }

    // As people say a name: in any capitals, with spaces where it has lines.
    private static bool IsNamed(string said, string name)
        => name.Length > 0 && (FoundWords.Stands(said, name) || FoundWords.Stands(said, name.Replace('_', ' ')) || (name.Length > 2 && char.IsLetter(name[^1]) && FoundWords.IsTelling(name) && FoundWords.Stands(said, name + "s")));

    private static IReadOnlyList<string> Sharpest(IReadOnlyList<string> named, string said)
    {
        var sharp = named.Where(column => Regex.IsMatch(said, $@"\b(?:by|on|over|via|column)\s+(?:the |its |their |column |values? of |')*{Regex.Escape(column).Replace("_", "[_ ]", StringComparison.Ordinal)}\b", RegexOptions.IgnoreCase)).ToList();
        return sharp.Count > 0 ? sharp : named;
    }

    private static IReadOnlyList<(string Column, string Value)> Longest(IReadOnlyList<(string Column, string Value)> named, string said)
    {
        var telling = named.Where(one => FoundWords.IsTelling(one.Value)).ToList();
        var left = telling.Count > 0 ? telling : named;
        return [.. left.Where(one => !left.Any(other => other.Value.Length > one.Value.Length && FoundWords.Stands(other.Value, one.Value)))];
    }
}
