using System.Text.RegularExpressions;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores;

/// <summary>Which rows of a table a goal means: those over, under or at a number, or those with a value that it names.</summary>
/// <param name="Column">The column that decides.</param>
/// <param name="Comparison">One of <see cref="Comparisons"/>.</param>
/// <param name="Value">What the column is compared with.</param>
internal sealed partial record Condition(string Column, string Comparison, string Value)
{
    /// <summary>The condition; null when the goal names none or several.</summary>
    public static Condition? In(FileAtHand file)
    {
        if (file.Table is not { } table || table.Columns.Distinct(StringComparer.OrdinalIgnoreCase).Count() < table.Columns.Count)
            return null;
        var bounds = Bound().Matches(file.Said.Words);
        var values = new NamedCells(table, file.Said.Words).Values;
        return (bounds.Count, values.Count) switch
        {
            (1, 0) => Bounded(table, file.Said.Words, bounds[0]),
            (0, 1) => new(values[0].Column, IsMissing(file.Said.Words, values[0].Value) ? Comparisons.IsNot : Comparisons.Is, values[0].Value),
            _ => null,
        };
    }

    // The column that is named nearest before the number, else behind it, else the only one that can be compared with it.
    private static Condition? Bounded(Table table, string said, Match bound)
    {
        var value = bound.Groups["value"].Value;
        var able = Enumerable.Range(0, table.Columns.Count).Where(i => table.IsNumbers(i) == (Cells.Number(value) is not null) && table.Cells(i).Any(cell => Comparisons.Holds(cell, Comparisons.AtLeast, value) || Comparisons.Holds(cell, Comparisons.Under, value))).Select(i => table.Columns[i]).ToList();
        var named = able.Select(column => (Column: column, At: Place(said, column))).Where(one => one.At >= 0).ToList();
        var column = named.Where(one => one.At < bound.Index).OrderBy(one => one.At).LastOrDefault().Column ?? named.OrderBy(one => one.At).FirstOrDefault().Column ?? (able is [var only] ? only : null);
        return column is null ? null : new(column, bound switch
        {
            _ when bound.Groups["over"].Success => Comparisons.Over,
            _ when bound.Groups["under"].Success => Comparisons.Under,
            _ when bound.Groups["least"].Success => Comparisons.AtLeast,
            _ => Comparisons.AtMost,
        }, value);
    }

    private static int Place(string said, string column)
    {
        var match = Regex.Match(said, $@"(?<!\w){Regex.Escape(column).Replace("_", "[_ ]", StringComparison.Ordinal)}s?(?!\w)", RegexOptions.IgnoreCase | RegexOptions.RightToLeft);
        return match.Success ? match.Index : -1;
    }

    private static bool IsMissing(string said, string value)
        => Regex.IsMatch(said, $@"(?:\b(?:not|except|without|other than|excluding)|n't)\s+(?:\w+\s+){{0,2}}['""]?{Regex.Escape(value)}\b", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"(?:(?<over>\b(?:over|above|(?:more|greater|higher|larger|bigger|later) than|after|exceed(?:s|ing)?)\b|(?<![-=])>(?!=))|(?<under>\b(?:under|below|(?:less|fewer|lower|smaller|earlier) than|before)\b|<(?![-=]))|(?<least>\b(?:at least|no less than|not less than|since|minimum of)\b|>=)|(?<most>\b(?:at most|up to|no more than|not more than|maximum of)\b|<=))\s*(?:[£$€]\s?)?(?<value>\d{4}-\d{2}-\d{2}|-?\d+(?:\.\d+)?)(?![\w-])", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();
}
