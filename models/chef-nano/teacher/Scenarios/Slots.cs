namespace ChefNano.Teacher.Scenarios;

/// <summary>What the slots of a chore's frame stand for.</summary>
internal sealed record Slots(
    string? A = null, string? B = null, string? C = null, string? To = null, string? Column = null, string? Where = null, string? EqualTo = null, string? Word = null, string[]? Lines = null)
{
    public string Fill(Dice dice, string frame)
    {
        var quote = dice.Chance(0.75) ? "'" : "\"";
        string Quoted(int i) => Lines is { } lines && i < lines.Length ? $"{quote}{lines[i]}{quote}" : "";
        var name = dice.Next(4) switch { 0 => $"'{Column}'", _ => Column };
        return frame
            .Replace("{a}", A, StringComparison.Ordinal).Replace("{b}", B, StringComparison.Ordinal).Replace("{c}", C, StringComparison.Ordinal)
            .Replace("{to}", To, StringComparison.Ordinal).Replace("{q}", Quoted(0), StringComparison.Ordinal)
            .Replace("{q2}", Quoted(1), StringComparison.Ordinal).Replace("{q3}", Quoted(2), StringComparison.Ordinal)
            .Replace("{raw}", Lines?[0], StringComparison.Ordinal).Replace("{col}", name, StringComparison.Ordinal)
            .Replace("{where}", Where, StringComparison.Ordinal).Replace("{equals}", EqualTo, StringComparison.Ordinal).Replace("{word}", Word, StringComparison.Ordinal);
    }
}
