namespace ChefNano.Teacher.Scenarios;

/// <summary>What the slots of a chore's frame stand for.</summary>
internal sealed record Slots(
    string? A = null, string? B = null, string? C = null, string? To = null, string? Column = null, string? Where = null, string? EqualTo = null, string? Word = null, string[]? Lines = null)
{
    public string Fill(Dice dice, string frame)
    {
        var name = dice.Next(4) switch { 0 => $"'{Column}'", _ => Column };
        return frame
            .Replace("{a}", A, StringComparison.Ordinal).Replace("{b}", B, StringComparison.Ordinal).Replace("{c}", C, StringComparison.Ordinal)
            .Replace("{to}", To, StringComparison.Ordinal).Replace("{col}", name, StringComparison.Ordinal)
            .Replace("{where}", Where, StringComparison.Ordinal).Replace("{equals}", EqualTo, StringComparison.Ordinal).Replace("{word}", Word, StringComparison.Ordinal)
            .Replace("{raw}", Raw(0), StringComparison.Ordinal).Replace("{raw2}", Raw(1), StringComparison.Ordinal).Replace("{raw3}", Raw(2), StringComparison.Ordinal)
            .Replace("{q}", Quoted(dice, 0), StringComparison.Ordinal).Replace("{q2}", Quoted(dice, 1), StringComparison.Ordinal).Replace("{q3}", Quoted(dice, 2), StringComparison.Ordinal);
    }

    private string Raw(int i) => Lines is { } lines && i < lines.Length ? lines[i] : "";

    // The marks are the same for all lines of a goal.
    private string Quoted(Dice dice, int i)
    {
        var (open, close) = (Lines?[0].Length % 8) switch { 0 or 3 => ("\"", "\""), 5 when dice.Chance(0.3) => ("\u201c", "\u201d"), _ => ("'", "'") };
        return $"{open}{Raw(i)}{close}";
    }
}
