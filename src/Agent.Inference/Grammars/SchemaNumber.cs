using System.Text.Json;

namespace Agent.Inference.Grammars;

/// <summary>A number of a schema, read exactly from its own digits: 0.1 is a tenth, and 1e999999999 is only large.</summary>
internal readonly struct SchemaNumber
{
    // More digits before the point than any bound of a NumberNode has.
    private const int Beyond = 21;

    private readonly bool negative;
    private readonly string digits;
    private readonly int exponent;

    public SchemaNumber(JsonElement number)
    {
        var text = number.GetRawText();
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text : text[..mark];
        // A longer exponent is as good as this one, either way: the digits themselves are fewer.
        const int largest = 1 << 29;
        var power = 0;
        if (mark >= 0 && !int.TryParse(text.AsSpan(mark + 1), out power))
        {
            power = text[mark + 1] == '-' ? -largest : largest;
        }
        negative = mantissa[0] == '-';
        mantissa = mantissa.TrimStart('-');
        var point = mantissa.IndexOf('.');
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        digits = mantissa.Replace(".", "").TrimStart('0');
        exponent = Math.Clamp(power, -largest, largest) - decimals;
    }

    /// <summary>The largest whole multiple of 10^-<paramref name="places"/> that is not above the number.</summary>
    public Int128 Floor(int places)
    {
        var (magnitude, exact) = Truncate(places);
        return negative ? -magnitude - (exact ? 0 : 1) : magnitude;
    }

    /// <summary>The smallest whole multiple of 10^-<paramref name="places"/> that is not below the number.</summary>
    public Int128 Ceiling(int places)
    {
        var (magnitude, exact) = Truncate(places);
        return negative ? -magnitude : magnitude + (exact ? 0 : 1);
    }

    private (Int128 Magnitude, bool Exact) Truncate(int places)
    {
        if (digits.Length == 0)
        {
            return (0, true);
        }
        if ((long)digits.Length + exponent >= Beyond)
        {
            return (NumberNode.Power(Beyond + places), true);
        }
        var shift = exponent + places;
        if (shift >= 0)
        {
            return (Int128.Parse(digits) * NumberNode.Power(shift), true);
        }
        var kept = Math.Max(0, digits.Length + shift);
        var magnitude = kept == 0 ? 0 : Int128.Parse(digits.AsSpan(0, kept));
        return (magnitude, digits.AsSpan(kept).TrimEnd('0').IsEmpty);
    }
}
