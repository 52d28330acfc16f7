using System.Text.RegularExpressions;

namespace Agent.Tools.Diets;

/// <summary>Words that stand where a goal names a food and that neither the table nor everyday speech knows: the jicama of "jicama and lime", the fonio of "a bag of fonio".</summary>
internal static partial class UnknownFoods
{
    private const string Known = "\u00a7";

    /// <summary>As they stand in the text, each once.</summary>
    /// <param name="text">What was asked for.</param>
    /// <param name="foods">The foods in it that the table knows, as they stand there.</param>
    public static IReadOnlyList<string> In(string text, IReadOnlyCollection<string> foods)
    {
        var marked = foods.Where(food => !Head().IsMatch(food)).OrderByDescending(food => food.Length)
            .Aggregate(text.Replace('\u2019', '\''), (left, food) => Regex.Replace(left, $@"(?<!\w){Regex.Escape(food)}(?!\w)", Known, RegexOptions.IgnoreCase));
        var found = new List<string>();
        // A word beside a food is a food too, and then so is the word beside that one.
        while (Places().SelectMany(place => place.Matches(marked)).Select(match => match.Groups["w"]).FirstOrDefault(word => !foods.Contains(word.Value, StringComparer.OrdinalIgnoreCase) && MayBeFood(marked, word)) is { } next)
        {
            found.Add(next.Value);
            marked = Regex.Replace(marked, $@"(?<!\w){Regex.Escape(next.Value)}(?!\w)", Known);
        }
        return found;
    }

    // Singers and joggers eat. A name in capitals is a person's or a place's, except where every sentence begins so.
    private static bool MayBeFood(string text, Group word)
        => !EverydayWords.Has(word.Value) && !EverydayWords.IsSlip(word.Value) && !word.Value.EndsWith("ers", StringComparison.OrdinalIgnoreCase) && (!char.IsUpper(word.Value[0]) || word.Index == 0 || text[..word.Index].TrimEnd() is [.., '.' or '!' or '?' or ':']);

    private static IEnumerable<Regex> Places() => [After(), Before(), Beside(), First(), Left()];

    private const string Word = @"(?<w>(?<![\w'-])\p{L}[\p{L}']{2,}(?<!'s)(?![\w'-]))(?!\s+of\b)";

    private const string Lead = @"(?:(?:some|\d+|two|three|four|five|six|a|an|the|my|our|his|her|this|these|those|any|more|few|of|lots|plenty|fresh|dried|frozen|ripe|overripe|wild|home-?grown|leftover|left-over|roasted|fried|grilled|baked|steamed|pickled|ground|whole|half)\s+){0,3}";

    private const string Heads = @"(?:salads?|stir[- ]?fry|stir[- ]?fries|soups?|pies?|cakes?|stews?|tarts?|curry|curries|porridge|pasta|risotto|bread|loaf|puddings?|crumble|jam|juice|smoothie|flour|milk|leaf|leaves|seeds?|paste|powder|oil|butter|sauce|dal|dhal|fritters?|muffins?|pancakes?|dumplings?|gratin|slaw|puree|roots?|berries|beans?|nuts?|noodles?|syrup|vinegar)\b";

    [GeneratedRegex("^" + Heads + "$", RegexOptions.IgnoreCase)]
    private static partial Regex Head();

    [GeneratedRegex(@"\b(?:with|w/|cook|fry|steam|stuff|add|adding|using|use up|uses up|made (?:from|of|with)|(?:soup|salad|pie|cake|stew|tart|curry|porridge|jam|sauce|something) (?:of|from|out of)|(?:bag|tin|can|jar|bunch|box|crate|basket|handful|glut|pile|heap|kilo|pound|kg|packet|pack|bottle|tub|punnet|sack|bucket|head|heads) of|(?:^|(?:i|we|i've|we've|have|just)\s+)(?:got|bought|picked|found|grew|foraged|harvested)|got|got (?:me|us)|gave (?:me|us)|brought (?:me|us|back|home)|sent (?:me|us)|put|too (?:much|many)|drowning in|full of)\s+" + Lead + Word, RegexOptions.IgnoreCase)]
    private static partial Regex After();

    [GeneratedRegex(Word + @"\s+(?:(?:" + Known + @"\s+)?" + Heads + @"|in it\b|on top\b|to use up\b|lying around\b|going (?:soft|off)\b|everywhere\b|grows?\b|from (?:the|my|our) (?:garden|allotment|market|freezer|neighbour)|in (?:the|my|our) (?:fridge|freezer|cupboard|pantry|garden)|on (?:the|my|our) counter)|\b(?:overripe|fried|baked|roast|roasted|grilled|pickled|steamed|stuffed|braised|caramelised|candied|mashed)\s+" + Word, RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(Known + @"\s*(?:,|,?\s+and|&|\+|\s+plus|,?\s+or)\s*" + Lead + Word + @"(?=\s*(?:$|[.,;:!?()+&-]|and\b|or\b|for\b|plus\b|in\b|on\b|with\b))|(?<!\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s)" + Word + @"\s*(?:,|\s+and|&|\+|\s+plus|\s+or)\s*" + Lead + Known, RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    // "Quandongs from my brother": many of something that a goal begins with; and "salsify. dinner.", which with a capital could be a name.
    [GeneratedRegex(@"^(?<w>(?-i:\p{Ll}{4,}))(?=[.,?!;]\s)|^(?<w>\p{L}{3,}s)(?=[!:]|\s+(?:are (?:in season|back|ripe|here|ready)|from|everywhere|again|to use|in (?:the|my)|on (?:the|my))\b)", RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(?:no|without|hold|hold the|leave out|leave out the|allergic to|hates?|not)\s+(?:any\s+|the\s+)?" + Word, RegexOptions.IgnoreCase)]
    private static partial Regex Left();
}
