using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>For how many people a goal asks, where its words leave no doubt: "so 7", "for six", "9 guests", "just me", "four bowls", or a number that stands for itself.</summary>
public sealed partial class StatedServings : IGoalReader
{
    private const int Most = 60;

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var text = Plain(goal);
        // What is said last and plainest counts: a sum that the goal draws itself, then who eats, then what is filled, then a bare number.
        return Ways(text).FirstOrDefault(numbers => numbers.Count > 0) is [var only] ? [new Criterion(CheckKind.Serves, only)] : [];
    }

    private static IEnumerable<List<string>> Ways(string text)
    {
        yield return Numbers(Summed().Matches(text));
        // Who is listed, where no number besides says how many there are.
        yield return Asked().IsMatch(Listed().Replace(text, "")) ? [] : [.. Listed().Matches(text).Select(match => $"{People(match)}").Distinct()];
        yield return [.. Numbers(Added().Matches(text).Select(match => Sum(match)))];
        yield return Counted(text);
        yield return Numbers(Filled().Matches(text));
        yield return Numbers(Bare().Matches(text));
    }

    // Who eats, in numbers and in words: "for six" and "my wife and me" in one goal leave a doubt.
    private static List<string> Counted(string text)
        => [.. Numbers(Whole(Asked().Matches(text), text)).Concat(Alone().IsMatch(text) ? ["1"] : []).Concat(Couple().IsMatch(text) ? ["2"] : []).Distinct()];

    // "35 folks. Two guests have a nut allergy": who is set apart for what they do not eat was counted before.
    private static IEnumerable<string> Whole(MatchCollection asked, string text)
        => asked.Where(match => asked.Count == 1 || !Apart().IsMatch(text[(match.Index + match.Length)..])).Select(match => match.Groups["n"].Value);

    // Whoever speaks of "two kids and me" is the third.
    private static string Sum(Match match) => $"{Number(match.Groups["n"].Value) + (match.Groups["m"] is { Success: true } more ? Number(more.Value) : 1)}";

    // "My parents, my sister and me": each by itself, and two where a word means two.
    private static int People(Match match) => match.Groups["one"].Captures.Count + (2 * match.Groups["two"].Captures.Count) + match.Groups["n"].Captures.Sum(number => Number(number.Value));

    private static List<string> Numbers(MatchCollection matches) => Numbers(matches.Select(match => match.Groups["n"].Value));

    private static List<string> Numbers(IEnumerable<string> said)
        => [.. said.Select(Number).Where(n => n is > 0 and <= Most).Select(n => $"{n}").Distinct()];

    private static int Number(string said) => said switch
    {
        "a dozen" => 12,
        "half a dozen" => 6,
        "two dozen" => 24,
        _ => int.TryParse(Phrases.Digits(said), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
    };

    // The number in a file's name counts nobody, and "twenty-five" is one number.
    private static string Plain(Goal goal)
        => Hyphened().Replace(
            Phrases.FilesOf(goal).Aggregate(goal.Text, (text, file) => text.Replace(file, "file", StringComparison.Ordinal)).ToLowerInvariant().Replace('\u2019', '\''),
            match => $"{Number(match.Groups["tens"].Value) + Number(match.Groups["ones"].Value)}");

    [GeneratedRegex(@"\b(?<tens>twenty|thirty|forty|fifty)[- ](?<ones>one|two|three|four|five|six|seven|eight|nine)\b")]
    private static partial Regex Hyphened();

    private const string Word = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty";

    private const string Numeral = @"\b(?:\d{1,3}|" + Word + @"|half a dozen|a dozen|two dozen)\b(?![.,]\d|[x/%°]|:\d|'|th\b|-\w)";

    private const string N = "(?<n>" + Numeral + ")";

    // A number of these is no number of people.
    private const string Unit = @"(?!\s*-?(?:min|hour|hr|h\b|day|week|night|evening|month|year|o'clock|am\b|pm\b|kg|kilo|g\b|gram|ml\b|l\b|litre|liter|cups? of|tin|can\b|cans\b|jar|bag|pack|bunch|lb|pound|oz|ounce|inch|cm|euro|dollar|buck|pence|quid|step|course|round|ingredient|thing|dish|recipe|degree|dozen|time|f\b|c\b|of them|of those|of these|of the|of my|of our))";

    private const string Eaters = @"(?:people|persons?|pers|ppl|pax|guests?|of us|adults?|grown-?ups?|kids?|child|children|eaters|diners|portions?|servings?|helpings?|mouths|heads|friends?|mates|colleagues|co-?workers|neighbou?rs|folks?|lads|ladies|girls|boys|men|women|teens|teenagers|toddlers|little ones|students|pupils|scouts|campers|hikers|players|members|visitors|relatives|cousins|sisters|brothers|sons|daughters|nieces|nephews|flatmates|roommates|siblings|aunts|uncles|grandchildren|grandkids|vegans|vegetarians|at (?:the )?table|around the table|sitting down|coming (?:for|to)|to (?:dip|share|feed)|(?!burgers|peppers|crackers|fritters|skewers|flowers|capers|cucumbers|papers|fingers|starters|dinners|suppers|layers|liters|platters|quarters|hours|corners|wafers|snappers|kippers|oysters|peelers|numbers|jars|colors|flavors|figures|coasters)[a-z]{3,}(?:ers|ors|ists|mates|men|women|ians))\b";

    private const string Vessels = @"(?:plates?|bowls?|mugs?|cups|glass(?:es)?|spoons?|stacks?|box(?:es)?|lunchbox(?:es)?|slices?|covers)\b(?!(?<!bowls|mugs|plates)\s+of\b)";

    [GeneratedRegex(@"(?:\bso\s+(?:that's\s+|that is\s+|that makes\s+|we're\s+|we are\s+|it's\s+|for\s+)?|\b(?:that|which) makes\s+(?:us\s+)?|\bmakes us\s+|\bmake (?:it|that)\s+(?:for\s+)?|=\s*|\bin total\s+|\baltogether\s+)" + N + Unit + @"(?!\s+(?:big|large|small|ripe|fresh)?\s*(?:eggs|onions|carrots))|" + N + @"\s+(?:people\s+|of us\s+|guests\s+)?(?:in total|in all|all told|altogether|all together)\b")]
    private static partial Regex Summed();

    [GeneratedRegex(N + @"\s+(?!of us)(?:(?!(?:" + Word + @")\b)\w+\s+)?" + Eaters + @"\s*(?:(?:and|plus|&|\+|,)\s*(?<m>" + Numeral + @")\s+(?:\w+\s+)?" + Eaters + @"|(?:and|plus|&|\+)\s*(?:me|myself|i)\b)|\b(?:me|myself|i) (?:and|plus|&|\+) (?:my |the )?" + N + @"\s+(?:\w+\s+)?" + Eaters)]
    private static partial Regex Added();

    private const string Kin = "husband|hubby|wife|partner|spouse|fianc[eé]e?|boyfriend|girlfriend|missus|mrs|mum|mom|mam|mother|dad|father|sister|brother|son|daughter|nan|nana|gran|granny|grandma|grandpa|grandad|granddad|grandmother|grandfather|aunt|auntie|uncle|cousin|niece|nephew|friend|mate|colleague|neighbou?r|flatmate|roommate|toddler|baby|boss";

    private const string Person = @"(?:(?<one>me|myself|i(?=\s*(?:$|[.,;!?)]))|(?:(?:my|the|his|her|our|a|an|one)\s+)?(?:(?:little|big|old|older|younger|elderly|best|new)\s+)?(?:" + Kin + @")(?!'s)|(?:her|him)(?!\s+\w+\s+(?:and|&)))|(?<two>(?:(?:my|the|his|her|our|both)\s+)?(?:parents|grandparents|in-laws|twins)|both\s+(?:(?:my|the|his|her|our)\s+)?(?:" + Kin + @")s)|(?:(?:my|the|his|her|our)\s+)?" + N + @"\s+(?:(?!(?:" + Word + @")\b)[a-z]+\s+)?" + Eaters + @")";

    // A list of who eats, two or more, with an "and" before the last.
    [GeneratedRegex(@"(?<![\w'])" + Person + @"(?:\s*,\s*" + Person + @")*\s*,?\s*(?:\band\b|\bplus\b|&|\+)\s*" + Person + @"(?![\w'-])")]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?:\b(?:for|serves?|serving|feeds?|feeding|(?:family|party|dinner|table|group|crowd|gathering|wedding|picnic|club|team|household|class|lunch) of|(?:family|party|group|table) is|we're|we are|we'll be|us|there are|there'll be|there will be|will be|we expect|expecting|say)\s*:?\s+(?:only\s+|just\s+|about\s+|around\s+|the\s+|a family of\s+|all\s+|my\s+|our\s+|some\s+)?" + N + Unit
        + @"(?!\s+\S+\s+(?:and|plus|&)\s+(?:\d|(?:" + Word + @")\b))(?!\s*" + Vessels + "))|(?:" + N + Unit + @"\s+(?:[a-z]+\s+){0,2}?" + Eaters + ")")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^[^.,;!?]{0,40}?\b(?:allerg\w+|intoleran\w+|vegans?|vegetarians?|veggie|co?eliacs?|pregnant|diabetic|gluten|dairy|nuts?|(?:do|does)(?:n't| not) eat|can't|cannot|eats? no)\b")]
    private static partial Regex Apart();

    [GeneratedRegex(N + @"\s+(?:[a-z]+\s+)?" + Vessels)]
    private static partial Regex Filled();

    [GeneratedRegex(@"(?<!\b(?:january|february|march|april|may|june|july|august|september|october|november|december|turns?|turning|aged?|at|by|until|till|before|after|mark|number|no|step|page|is|of|in|to|or|from)\s)(?!one\b)" + N + @"(?=\s*(?:$|[.;!?)]|,(?!\s*\d)|\s-\s|please\b))")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(?:just|only)\s+(?:for\s+)?(?:me|myself)\b(?!\s+and\b)|\bfor (?:me|myself) (?:alone|only)\b|\bfor myself\b(?!\s+and\b)|\b(?:me|living|eating|cooking|dining|eat|dine) (?:alone|solo)\b|\bby myself\b|\ball (?:for|to) myself\b|\bon my own\b|\bfor one\b|\b(?:a )?single (?:portion|serving)\b")]
    private static partial Regex Alone();

    [GeneratedRegex(@"\b(?:me|i|myself) and (?:my|the|her|his) [a-z-]+\b(?!\s+(?:and|&|plus))(?<!s)|\bmy (?:[a-z-]+ )?[a-z-]+(?<!s) and (?:me|i|myself)\b|\b(?:aunt|auntie|uncle|cousin|granny|grandma|grandpa) [a-z]+ and (?:me|i|myself)\b|\bfor (?:a|the) couple\b(?! of)|\bjust (?:her|him|us) (?:and me|two)\b|\bthe two of us\b|\bus two\b|\bboth of us\b")]
    private static partial Regex Couple();
}
