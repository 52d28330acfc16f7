using System.Buffers;
using System.Text;

namespace Agent.Inference.Grammars;

/// <summary>
/// A decimal number without exponent between two bounds, kept exactly as whole multiples of 10^-<c>places</c>. A prefix
/// is taken only if some number inside the bounds begins with it. The position's value is the digits so far, its phase
/// the sign, the part, and the number of decimals.
/// </summary>
internal sealed class NumberNode(Int128 low, Int128 high, int places) : Leaf
{
    /// <summary>The decimals of a number that is not an integer.</summary>
    public const int Decimals = 15;

    private const int Start = 0, Sign = 1, Whole = 2, Fraction = 3, Negative = 4, DecimalUnit = 8;

    private readonly Int128 one = Power(places);

    /// <summary>10 to the given power, at most 38.</summary>
    public static Int128 Power(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }
        return power;
    }

    public override StepResult Step(ref Position position, byte next)
    {
        var part = position.Phase & 3;
        switch (next)
        {
            case (byte)'-' when part == Start:
                position.Phase = Sign | Negative;
                break;
            case (byte)'.' when part == Whole && places > 0:
                position.Phase = Fraction | (position.Phase & Negative);
                break;
            case >= (byte)'0' and <= (byte)'9':
                if (!Digit(ref position, next - '0'))
                {
                    return StepResult.Refused;
                }
                break;
            default:
                return StepResult.Refused;
        }
        return (CanGrow(position) ? StepResult.Open : 0) | (IsNumber(position) ? StepResult.Done : 0);
    }

    public override long Remaining(in Position position)
        => Find(position) is { } text ? text.Length - Written(position) : Never;

    public override void WriteRemaining(in Position position, IBufferWriter<byte> writer)
        => writer.Write(Encoding.ASCII.GetBytes(Find(position)!).AsSpan(Written(position)));

    public override string AsGbnf(Gbnf rules)
    {
        var alternatives = new List<string>();
        foreach (var (phase, sign) in new[] { (0, ""), (Negative, "\"-\" ") })
        {
            var (least, most) = Magnitudes(phase);
            alternatives.AddRange(least > most ? [] : Written(least, most).Select(digits => sign + digits));
        }
        return string.Join(" | ", alternatives);
    }

    /// <summary>Absolute values by their whole part: the lowest and the highest may leave part of the decimals, those between leave all of them.</summary>
    private IEnumerable<string> Written(Int128 least, Int128 most)
    {
        var (low, high) = (least / one, most / one);
        var (first, last) = (least % one, most % one);
        if (low == high)
        {
            return [Whole(low, low, first, last)];
        }
        var (before, after) = (first > 0, last < one - 1);
        var (from, to) = (before ? low + 1 : low, after ? high - 1 : high);
        return [
            .. before ? [Whole(low, low, first, one - 1)] : Array.Empty<string>(),
            .. from <= to ? [Whole(from, to, 0, one - 1)] : Array.Empty<string>(),
            .. after ? [Whole(high, high, 0, last)] : Array.Empty<string>()];

        string Whole(Int128 low, Int128 high, Int128 first, Int128 last)
        {
            var whole = GbnfDigits.Whole(low, high);
            return places == 0 ? whole
                : first == 0 ? $"{whole} (\".\" {GbnfDigits.Decimals(first, last, places)})?"
                : $"{whole} \".\" {GbnfDigits.Decimals(first, last, places)}";
        }
    }

    private bool Digit(ref Position position, int digit)
    {
        switch (position.Phase & 3)
        {
            case Whole when position.Value == 0:
            case Fraction when position.Phase / DecimalUnit == places:
                return false;
            case Fraction:
                position.Phase += DecimalUnit;
                break;
            default:
                position.Phase = (position.Phase & Negative) | Whole;
                break;
        }
        position.Value = (position.Value * 10) + digit;
        return true;
    }

    private bool IsNumber(in Position position)
    {
        var part = position.Phase & 3;
        var decimals = position.Phase / DecimalUnit;
        if (part is Start or Sign || (part == Fraction && decimals == 0))
        {
            return false;
        }
        var (least, most) = Magnitudes(position.Phase);
        var value = position.Value * Power(places - decimals);
        return value >= least && value <= most;
    }

    /// <summary>The bounds of the absolute value under the prefix's sign. There is no negative zero.</summary>
    private (Int128 Least, Int128 Most) Magnitudes(int phase)
        => (phase & Negative) != 0 ? (Int128.Max(-high, 1), -low) : (Int128.Max(low, 0), high);

    /// <summary>Whether a number inside the bounds begins with the prefix and is longer.</summary>
    private bool CanGrow(in Position position)
    {
        var (least, most) = Magnitudes(position.Phase);
        switch (position.Phase & 3)
        {
            case Sign:
                return least <= most;
            case Fraction:
                var decimals = position.Phase / DecimalUnit;
                var unit = Power(places - decimals);
                return decimals < places && Overlaps(position.Value * unit, unit);
            default:
                if (places > 0 && Overlaps(position.Value * one, one))
                {
                    return true;
                }
                var grows = false;
                var (first, width) = (position.Value * one * 10, one * 10);
                for (; first > 0 && first <= most && !grows; first *= 10, width *= 10)
                {
                    grows = Overlaps(first, width);
                }
                return grows;
        }
        bool Overlaps(Int128 first, Int128 width) => first <= most && first + width > least && least <= most;
    }

    /// <summary>The shortest number that begins with the prefix; null when there is none.</summary>
    private string? Find(in Position position)
    {
        var part = position.Phase & 3;
        if (part == Start)
        {
            return Shorter(FindWhole(0, 0, false), FindWhole(0, Negative, false));
        }
        return part == Fraction
            ? FindFraction(position.Value, position.Phase, position.Phase / DecimalUnit)
            : FindWhole(position.Value, position.Phase, part == Whole);
    }

    private string? FindWhole(Int128 prefix, int phase, bool begun)
    {
        if (!begun)
        {
            string? found = null;
            for (var digit = 0; digit <= 9; digit++)
            {
                found = Shorter(found, FindWhole(digit, phase, true));
            }
            return found;
        }
        string? best = null;
        var (_, most) = Magnitudes(phase);
        for (Int128 first = prefix, width = 1; first * one <= most; first *= 10, width *= 10)
        {
            best = Shorter(best, Pick(first * one, width * one, one, phase, 0));
            for (var decimals = 1; decimals <= places; decimals++)
            {
                best = Shorter(best, Pick(first * one, width * one, Power(places - decimals), phase, decimals));
            }
            if (prefix == 0)
            {
                break;
            }
        }
        return best;
    }

    private string? FindFraction(Int128 prefix, int phase, int decimals)
    {
        var unit = Power(places - decimals);
        string? best = null;
        for (var more = decimals + (decimals == 0 ? 1 : 0); more <= places; more++)
        {
            best = Shorter(best, Pick(prefix * unit, unit, Power(places - more), phase, more));
        }
        return best;
    }

    /// <summary>The first multiple of <paramref name="step"/> among the <paramref name="width"/> values from <paramref name="first"/> that the bounds allow.</summary>
    private string? Pick(Int128 first, Int128 width, Int128 step, int phase, int decimals)
    {
        var (least, most) = Magnitudes(phase);
        var from = Int128.Max(first, least);
        var value = (from + step - 1) / step * step;
        if (value >= first + width || value > most)
        {
            return null;
        }
        var sign = (phase & Negative) != 0 ? "-" : "";
        var whole = (value / one).ToString();
        return decimals == 0
            ? sign + whole
            : sign + whole + "." + (value % one / step).ToString().PadLeft(decimals, '0');
    }

    private static int Written(in Position position)
    {
        var sign = (position.Phase & Negative) != 0 ? 1 : 0;
        var decimals = position.Phase / DecimalUnit;
        switch (position.Phase & 3)
        {
            case Start or Sign:
                return sign;
            case Whole:
                return sign + position.Value.ToString().Length;
            default:
                var whole = position.Value / Power(decimals);
                return sign + whole.ToString().Length + 1 + decimals;
        }
    }

    private static string? Shorter(string? one, string? other)
        => one is null || (other is not null && other.Length < one.Length) ? other : one;
}
