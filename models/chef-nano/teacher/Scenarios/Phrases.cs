using System.Text.RegularExpressions;

namespace ChefNano.Teacher.Scenarios;

/// <summary>How people say what they want.</summary>
internal static partial class Phrases
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    /// <summary>A request for a thing; the article is a slot's own where the thing begins with one.</summary>
    public static string Ask(Dice dice, string thing, bool own)
    {
        var a = own ? thing.Replace("{noun}", "{a noun}", StringComparison.Ordinal) : $"{{a}} {thing}";
        return dice.Next(30) switch
        {
            0 or 1 or 2 or 3 => $"make {a}",
            4 => $"write {a}",
            5 => $"cook {a}",
            6 => $"create {a}",
            7 => $"i need {a}",
            8 => $"give me {a}",
            9 => $"find me {a}",
            10 => $"can you make {a}?",
            11 => $"please make {a}",
            12 => $"suggest {a}",
            13 => $"i want to cook {a}",
            14 => a,
            15 => $"plan {a}",
            16 => $"{thing}",
            17 => $"{thing} please",
            18 => $"i would like {a}",
            19 => $"could you write me {a}?",
            20 => $"come up with {a}",
            21 => $"prepare {a}",
            22 => $"we need {a}",
            23 => $"what is a good {thing}?",
            24 => $"invent {a}",
            25 => $"help me make {a}",
            26 => $"show me how to make {a}",
            27 => $"i am looking for {a}",
            28 => $"make me {a}",
            _ => $"write down {a}",
        };
    }

    /// <summary>The frame with its slots filled.</summary>
    public static string Filled(Dice dice, string frame, string noun, string things, string? occasion, string? diet, int people, string? without)
    {
        var number = people < Numbers.Length && dice.Chance(0.35) ? Numbers[people] : $"{people}";
        var text = Slot().Replace(frame, slot => slot.Groups[1].Value switch
        {
            "noun" => noun,
            "a noun" => $"{Article(noun)} {noun}",
            "things" => things,
            "occasion" => occasion ?? "",
            "diet" => diet ?? "",
            "n" => number,
            "without" => without ?? "",
            "name" => dice.Chance(0.5) ? Draft.Capital(dice.Word()) : dice.Pick("Anna", "Tom", "Maria", "Ben", "Lucy", "Omar", "Mia", "Paul"),
            var other => $"{{{other}}}",
        });
        return Articles().Replace(text, article => $"{Article(article.Groups[1].Value)} {article.Groups[1].Value}");
    }

    public static string For(Dice dice) => dice.Next(8) switch
    {
        0 or 1 or 2 => "for {n}",
        3 or 4 => "for {n} people",
        5 => "for {n} guests",
        6 => "for a family of {n}",
        _ => "that serves {n}",
    };

    public static string With(Dice dice, string things) => dice.Next(6) switch
    {
        0 => $"using {things}",
        1 => $"made with {things}",
        2 => $"that uses {things}",
        _ => $"with {things}",
    };

    /// <summary>Things named one after another.</summary>
    public static string List(Dice dice, IReadOnlyList<string> things)
        => things.Count < 3 && dice.Chance(0.75) ? string.Join(" and ", things) : string.Join(dice.Pick(", ", " + ", " & ", ", "), things);

    /// <summary>The goal with the file in which to save it.</summary>
    public static string Saved(Dice dice, string goal, string file)
        => goal[^1] is '?' or '.' or '!' ? $"{goal} {dice.Pick($"Save it as {file}", $"Write it to {file}", $"File: {file}", $"please put it in {file}")}"
            : $"{goal}{dice.Pick($" and save it as {file}", $" and save it in {file}", $", write it to {file}", $" in the file {file}", $" into {file}", $", file name {file}")}";

    /// <summary>As typed: mostly as it is, sometimes with a capital or a full stop or without any capital.</summary>
    public static string Typed(Dice dice, string text)
    {
        if (dice.Chance(0.3))
            text = Draft.Capital(text);
        return dice.Chance(0.12) && text[^1] is not ('?' or '.' or '!') ? text + "." : text;
    }

    /// <summary>A word as the goal writes it, which may begin with a capital there.</summary>
    public static string AsIn(string goal, string word)
        => goal.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && !goal.Contains(word, StringComparison.Ordinal) ? goal.Substring(at, word.Length) : word;

    public static string Occasion(Dice dice, string occasion)
        => occasion is "birthday" or "picnic" or "wedding" or "anniversary" or "afternoon tea" or "barbecue" or "mother's day" || dice.Chance(0.35)
            ? occasion
            : string.Join(' ', occasion.Split(' ').Select(Draft.Capital));

    private static string Article(string thing) => "aeiou".Contains(char.ToLowerInvariant(thing[0]), StringComparison.Ordinal) ? "an" : "a";

    [GeneratedRegex(@"\{([a-z ]+)\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"\{a\} (\S+)")]
    private static partial Regex Articles();
}
