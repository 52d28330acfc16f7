namespace ChefNano.Teacher.Scenarios;

/// <summary>How people say what they want.</summary>
internal static class Phrases
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static string Ask(Dice dice, string thing)
    {
        var article = Article(thing);
        return dice.Next(30) switch
        {
            0 or 1 or 2 or 3 => $"make {article} {thing}",
            4 => $"write {article} {thing}",
            5 => $"cook {article} {thing}",
            6 => $"create {article} {thing}",
            7 => $"i need {article} {thing}",
            8 => $"give me {article} {thing}",
            9 => $"find me {article} {thing}",
            10 => $"can you make {article} {thing}?",
            11 => $"please make {article} {thing}",
            12 => $"suggest {article} {thing}",
            13 => $"i want to cook {article} {thing}",
            14 => $"{article} {thing}",
            15 => $"plan {article} {thing}",
            16 => $"{thing}",
            17 => $"{thing} please",
            18 => $"i would like {article} {thing}",
            19 => $"could you write me {article} {thing}?",
            20 => $"come up with {article} {thing}",
            21 => $"prepare {article} {thing}",
            22 => $"we need {article} {thing}",
            23 => $"what is a good {thing}?",
            24 => $"invent {article} {thing}",
            25 => $"help me make {article} {thing}",
            26 => $"show me how to make {article} {thing}",
            27 => $"i am looking for {article} {thing}",
            28 => $"make me {article} {thing}",
            _ => $"write down {article} {thing}",
        };
    }

    public static string Diet(Dice dice, string diet) => diet switch
    {
        "vegetarian" => dice.Pick("for vegetarians", "that is vegetarian", "without meat"),
        "vegan" => dice.Pick("for vegans", "that is vegan", "my guests are vegan"),
        "gluten-free" => dice.Pick("without gluten", "that is gluten-free", "with no gluten"),
        "dairy-free" => dice.Pick("without dairy", "that is dairy-free", "with no milk"),
        "egg-free" => dice.Pick("without eggs", "that is egg-free", "with no eggs"),
        "nut-free" => dice.Pick("without nuts", "that is nut-free", "for someone with a nut allergy"),
        _ => $"that is {diet}",
    };

    public static string For(Dice dice, int people)
    {
        var number = people < Numbers.Length && dice.Chance(0.3) ? Numbers[people] : $"{people}";
        return dice.Next(8) switch
        {
            0 or 1 or 2 => $"for {number}",
            3 or 4 => $"for {number} people",
            5 => people > 1 ? $"for {number} guests" : $"for {number}",
            6 => people > 2 ? $"for a family of {number}" : $"for {number}",
            _ => $"that serves {number}",
        };
    }

    public static string With(Dice dice, IReadOnlyList<string> things)
    {
        var list = string.Join(" and ", things);
        return dice.Next(6) switch
        {
            0 => $"using {list}",
            1 => $"made with {list}",
            2 => $"that uses {list}",
            _ => $"with {list}",
        };
    }

    public static string SavedIn(Dice dice, string file) => dice.Pick($"and save it as {file}", $"and save it in {file}", $"and write it to {file}", $"in the file {file}", $"into {file}");

    /// <summary>As typed: mostly as it is, sometimes with a capital or a full stop.</summary>
    public static string Typed(Dice dice, string text)
    {
        if (dice.Chance(0.3))
            text = Draft.Capital(text);
        return dice.Chance(0.15) && !text.EndsWith('?') ? text + "." : text;
    }

    public static string Occasion(Dice dice, string occasion)
        => occasion is "birthday" or "picnic" or "wedding" or "anniversary" or "afternoon tea" or "barbecue" or "mother's day" || dice.Chance(0.35)
            ? occasion
            : string.Join(' ', occasion.Split(' ').Select(Draft.Capital));

    private static string Article(string thing) => "aeiou".Contains(char.ToLowerInvariant(thing[0]), StringComparison.Ordinal) ? "an" : "a";
}
