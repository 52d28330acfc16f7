using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Diets;

/// <summary>The diets that a goal names, in their own words or in others: "coeliac", "nothing from the sea", "nobody eats meat".</summary>
internal static partial class StatedDiets
{
    private const int MostWords = 3;

    /// <summary>As <see cref="Diet.Find"/> knows them, each once.</summary>
    /// <param name="goal">What was asked for.</param>
    /// <param name="fish">Whether it asks for something from the water, so that who eats no meat eats that.</param>
    public static IReadOnlyList<Diet> Of(Goal goal, bool fish)
    {
        var text = goal.Text.ToLowerInvariant().Replace('\u2019', '\'');
        var named = Phrases.Of(goal, MostWords).Where(phrase => !Denied(text, phrase) && !Cut(text, phrase)).Select(Diet.Find).OfType<Diet>()
            .Concat(Things.Where(thing => Mentions(text, thing) && !Cut(text, thing) && Likings.Of(text, thing) == Liking.Unwanted).Select(thing => Diet.Find($"no {thing}")).OfType<Diet>())
            .Concat(InOtherWords(text).Select(Diet.Find).OfType<Diet>())
            .Where(diet => diet.Thing is null).Select(diet => Plainer(diet, text, fish)).DistinctBy(diet => diet.Name).ToList();
        return [.. named.Where(diet => !named.Exists(other => Implies(other.Name, diet.Name)))];
    }

    // Who eats no meat may eat fish only where the goal asks for some; who is intolerant to lactose drinks no milk.
    private static Diet Plainer(Diet diet, string text, bool fish) => diet.Name switch
    {
        "meat-free" or "vegetarian" => Diet.Find(fish ? "pescatarian" : "vegetarian")!,
        "lactose-free" when !text.Contains("free", StringComparison.Ordinal) => Diet.Find("dairy-free")!,
        _ => diet,
    };

    private static bool Implies(string diet, string other) => (diet, other) switch
    {
        ("vegan", "vegetarian" or "pescatarian" or "dairy-free" or "egg-free" or "fish-free" or "shellfish-free" or "pork-free") => true,
        ("vegetarian", "pescatarian" or "fish-free" or "shellfish-free" or "pork-free") => true,
        ("pescatarian" or "halal" or "kosher", "pork-free") => true,
        ("halal", "alcohol-free") => true,
        _ => false,
    };

    // What a sentence may forbid in words of its own, beside those that Diet.Find knows.
    private static readonly string[] Things = ["gluten", "wheat", "dairy", "milk", "lactose", "egg", "eggs", "nut", "nuts", "peanuts", "soy", "soya", "fish", "shellfish", "seafood", "sesame", "alcohol", "booze", "pork", "meat"];

    private static bool Mentions(string text, string thing) => Regex.IsMatch(text, $@"\b{thing}\b");

    // "No sesame oil" speaks of the oil alone.
    private static bool Cut(string text, string phrase) => Regex.IsMatch(text, $@"{Regex.Escape(phrase.ToLowerInvariant())}\s+(?:oil|sauce|butter|stock|paste|flour|seeds?|balls?|whites?|yolks?|noodles?|powder)\b");

    private static bool Denied(string text, string phrase) => Regex.IsMatch(text, $@"\b(?:not|isn't|aren't|non|never|no longer)[\s-]+(?:a |an )?{Regex.Escape(phrase.ToLowerInvariant())}(?!\w)");

    private static IEnumerable<string> InOtherWords(string text)
    {
        if (Vegan().IsMatch(text))
            yield return "vegan";
        if (Vegetarian().IsMatch(text))
            yield return "vegetarian";
        if (Coeliac().IsMatch(text))
            yield return "no gluten";
        if (FromTheSea().IsMatch(text))
        {
            yield return "no fish";
            yield return "no shellfish";
        }
        if (OtherNuts().IsMatch(text) || AllNuts().IsMatch(text))
            yield return "no nuts";
        if (Sober().IsMatch(text))
            yield return "no alcohol";
    }

    // "Allergic to peanuts and every other nut", "an EpiPen for nuts".
    [GeneratedRegex(@"\ballerg\w+ to (?:[\w-]+,? (?:and|or) )?(?:all|every|any) (?:the |of the )?(?:other )?(?:kinds? of |sorts? of )?nuts?\b|\bepi-?pens? (?:for|because of|against|due to) (?:[\w-]+ (?:and|or) )?nuts?\b")]
    private static partial Regex AllNuts();

    [GeneratedRegex(@"\b(?:no|without|without any|nor) (?:[\w-]+ (?:or|nor|and) )?(?:any )?(?:other )?nuts\b")]
    private static partial Regex OtherNuts();

    [GeneratedRegex(@"\b(?:no|without|without any|nothing (?:from|of)|free of|free from) (?:an? )?animals?(?: stuff| products?| ingredients?)?\b|\b(?:do|does|wo|ca)n?'?t? (?:not )?(?:eat|have|touch|want) (?:anything|any food|food|stuff|a thing) (?:that )?(?:comes? |made |is made |coming )?(?:from|of) (?:an? )?animals?\b|\bplant[- ]based\b")]
    private static partial Regex Vegan();

    [GeneratedRegex(@"\bveg[ei]t[ae]rians?\b|\bvegeterians?\b|\bmeat[- ]?(?:less|free)\b|\bjains?\b")]
    private static partial Regex Vegetarian();

    [GeneratedRegex(@"\bco?eliacs?\b")]
    private static partial Regex Coeliac();

    [GeneratedRegex(@"\b(?:nothing|not anything|no food) (?:that (?:comes|swims) )?(?:out of|from|in) the (?:sea|ocean|water)\b")]
    private static partial Regex FromTheSea();

    [GeneratedRegex(@"\bnon-?\s?alcoholic\b|\bno (?:booze|liquor|spirits)\b|\boff (?:the )?(?:alcohol|booze|drink)\b|\bin recovery\b|\bteetotal\w*|\bsober\b|(?:do|does)(?:n't| not) drink\b(?! (?:milk|coffee|tea|cow|any (?:milk|coffee|tea)))")]
    private static partial Regex Sober();
}
