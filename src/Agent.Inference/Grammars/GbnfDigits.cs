namespace Agent.Inference.Grammars;

/// <summary>Digits between two bounds as GBNF.</summary>
internal static class GbnfDigits
{
    /// <summary>Whole numbers without leading zeros.</summary>
    public static string Whole(Int128 low, Int128 high)
    {
        var alternatives = new List<string>();
        if (low == 0)
        {
            alternatives.Add("\"0\"");
            low = 1;
        }
        while (low <= high)
        {
            var length = low.ToString().Length;
            var end = Int128.Min(high, NumberNode.Power(length) - 1);
            if (low == NumberNode.Power(length - 1) && end < high)
            {
                // All numbers of as many lengths as the bounds hold whole.
                var most = high == NumberNode.Power(high.ToString().Length) - 1 ? high.ToString().Length : high.ToString().Length - 1;
                alternatives.Add($"[1-9]{Digits(length - 1, most - 1)}");
                end = NumberNode.Power(most) - 1;
            }
            else
            {
                alternatives.Add(Fixed(low, end, length));
            }
            low = end + 1;
        }
        return Gbnf.Either(alternatives);
    }

    /// <summary>
    /// One to <paramref name="places"/> decimals, which filled up with zeros lie between the bounds.
    /// </summary>
    public static string Decimals(Int128 low, Int128 high, int places)
    {
        if (low == 0 && high == NumberNode.Power(places) - 1)
        {
            return places == 1 ? "[0-9]" : $"[0-9]{{1,{places}}}";
        }
        return ByFirstDigit(low, high, places, (from, to) => places == 1 ? "" : from == 0 ? $" ({Decimals(from, to, places - 1)})?" : " " + Decimals(from, to, places - 1));
    }

    /// <summary>Exactly <paramref name="length"/> digits.</summary>
    private static string Fixed(Int128 low, Int128 high, int length)
        => ByFirstDigit(low, high, length, (from, to) => length == 1 ? ""
            : from == 0 && to == NumberNode.Power(length - 1) - 1 ? Digits(length - 1, length - 1)
            : " " + Fixed(from, to, length - 1));

    /// <summary>Alternatives by the first digit: the lowest and the highest may leave part of the rest, those between leave all of it.</summary>
    private static string ByFirstDigit(Int128 low, Int128 high, int length, Func<Int128, Int128, string> rest)
    {
        var unit = NumberNode.Power(length - 1);
        var alternatives = new List<string>();
        for (Int128 first = low / unit, last = high / unit; first <= last;)
        {
            var (from, to) = (first == low / unit ? low % unit : 0, first == last ? high % unit : unit - 1);
            var end = first;
            // The digits after this one that leave the same rest.
            while (end < last && from == 0 && to == unit - 1 && (end + 1 < last || high % unit == unit - 1))
            {
                end++;
            }
            alternatives.Add((first == end ? $"\"{first}\"" : $"[{first}-{end}]") + rest(from, to));
            first = end + 1;
        }
        return Gbnf.Either(alternatives);
    }

    private static string Digits(int least, int most) => (least, most) switch
    {
        (0, 0) => "",
        (1, 1) => " [0-9]",
        _ when least == most => $" [0-9]{{{least}}}",
        _ => $" [0-9]{{{least},{most}}}",
    };
}
