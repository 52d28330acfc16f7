using System.Globalization;

namespace Agent.Tools.Tables;

/// <summary>What the text of a cell stands for.</summary>
internal static class Cells
{
    // What a decimal holds exactly; a longer number is an identifier, and rounding it would make two of them one.
    private const int MaxDigits = 28;

    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "H:mm", "H:mm:ss.FFFFFFF",
    ];

    /// <summary>The value of a plain number such as -12.50; null for anything else.</summary>
    public static decimal? Number(string cell)
        => cell.Count(char.IsAsciiDigit) <= MaxDigits && decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether the cell is a number that JSON writes the same way: no zeros before it, no plus, no point at an end.</summary>
    public static bool IsPlain(string cell) => Number(cell) is { } number && (cell == Plain(number) || cell == number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The moment that an ISO 8601 date, time or both name; null for anything else.</summary>
    public static DateTime? Time(string cell)
        => DateTime.TryParseExact(cell.Trim(), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault, out var time)
            ? time
            : null;

    /// <summary>A number as a person writes it, with no zeros at the end.</summary>
    public static string Plain(decimal number) => number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>
    /// The positions of the cells in order: by value where all are numbers, by time where all are dates or times, otherwise as text in capitals or not.
    /// Equals keep their order, and empty cells come last.
    /// </summary>
    public static IReadOnlyList<int> Sorted(IReadOnlyList<string> cells, bool descending = false, bool times = true)
    {
        var filled = Enumerable.Range(0, cells.Count).Where(i => !string.IsNullOrWhiteSpace(cells[i])).ToList();
        var sorted = By(cells, filled, descending, Number) ?? (times ? By(cells, filled, descending, Time) : null) ?? Ordered(filled, i => cells[i], descending, StringComparer.OrdinalIgnoreCase);
        return [.. sorted, .. Enumerable.Range(0, cells.Count).Except(filled)];
    }

    private static IEnumerable<int>? By<T>(IReadOnlyList<string> cells, List<int> filled, bool descending, Func<string, T?> valueOf) where T : struct
    {
        var values = new Dictionary<int, T>();
        foreach (var i in filled)
        {
            if (valueOf(cells[i]) is not { } value)
                return null;
            values[i] = value;
        }
        return Ordered(filled, i => values[i], descending, Comparer<T>.Default);
    }

    private static IOrderedEnumerable<int> Ordered<T>(IEnumerable<int> positions, Func<int, T> valueOf, bool descending, IComparer<T> comparer)
        => descending ? positions.OrderByDescending(valueOf, comparer) : positions.OrderBy(valueOf, comparer);
}
