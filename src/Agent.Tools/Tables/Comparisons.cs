namespace Agent.Tools.Tables;

/// <summary>How a cell compares with a value: as numbers where both are, as dates where both are, otherwise as words in capitals or not.</summary>
internal static class Comparisons
{
    public const string Is = "is", IsNot = "is not", Over = "over", Under = "under", AtLeast = "at least", AtMost = "at most";

    public static bool Holds(string cell, string comparison, string value) => comparison switch
    {
        Is => Same(cell, value),
        IsNot => !Same(cell, value),
        Over => Order(cell, value) > 0,
        Under => Order(cell, value) < 0,
        AtLeast => Order(cell, value) >= 0,
        AtMost => Order(cell, value) <= 0,
        _ => false,
    };

    private static bool Same(string cell, string value) => Order(cell, value) is { } order ? order == 0 : cell.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static int? Order(string cell, string value)
        => Cells.Number(cell) is { } number && Cells.Number(value) is { } other ? number.CompareTo(other)
            : Cells.Time(cell) is { } time && Cells.Time(value) is { } moment ? time.CompareTo(moment)
            : null;
}
