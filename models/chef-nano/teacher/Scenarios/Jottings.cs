namespace ChefNano.Teacher.Scenarios;

/// <summary>What people write down: words, figures, dates, names and signs of every kind, so that copying is learned and not guessed.</summary>
internal static class Jottings
{
    private static readonly string[] Words = ["buy", "milk", "bread", "call", "the", "bank", "friday", "monday", "meet", "train", "leaves", "at", "noon", "water", "plants", "pay", "rent", "green", "blue", "door", "key", "under", "stone", "garden", "coffee", "tea", "sugar", "ask", "about", "bill", "book", "returns", "on", "sunday", "red", "car", "wash", "dog", "walk", "six", "eggs", "two", "lemons", "first", "second", "list", "house", "school", "letter", "send", "paper", "clean", "kitchen", "fix", "window", "lamp", "apples", "shop", "closes", "early", "birthday", "gift", "and", "for", "with", "room", "number", "note", "small", "big", "new", "old"];
    private static readonly string[] Things = ["rope", "oil", "paint", "a ladder", "candles", "plum jam", "oat milk", "screws", "soap", "rice", "dark chocolate", "batteries", "figs", "sour cream", "seeds", "paper bags", "onions", "honey", "matches", "olives", "flour", "walnuts", "tape", "ginger", "light bulbs", "mint", "yeast", "two pears", "string", "salt"];
    private static readonly string[] People = ["Anna", "Omar", "Li Wei", "Zofia", "Björn Ås", "Nuria Peña", "Mr Okoro", "Aunt Meg", "Dr Haas", "Jérôme", "Renée Dupré", "Ivan", "Fatima", "Grandpa", "Søren Kjær", "Łukasz", "Mrs Tran", "Mia", "Uncle Raj", "Tomás", "Müller", "Priya"];
    private static readonly string[] Tasks = ["call", "visit", "write to", "thank", "invite", "pay", "pick up", "remind", "ask"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "tomorrow", "tonight", "on the 3rd", "next week", "in May"];
    private static readonly string[] Facts =
    [
        "my {p} is allergic to {f}", "my {p} does not eat {f}", "we are {n} at home", "our oven is small", "i have no {t}", "we never eat {f} on {d}", "my {p} loves {f}", "the shop near us closes at {n}",
        "my name is {w}", "our cat is called {w}", "i always cook for {n}", "we keep the {t} in the {w} drawer", "i don't like {f}", "my {p} visits every {d}", "all my files are in english", "i prefer short lists",
        "the stove has only {n} burners", "our freezer is full", "{d} is our market day", "my {p} is coeliac", "we use grams and not cups", "the kids get {f} on {d}", "i am vegetarian since {n} years", "my {p} cannot chew nuts",
        "the printer is in the {w} room", "i work late on {d}", "we have a {t}", "my favourite herb is {f}", "dinner is at {n} in our house", "the neighbour brings {f} every {d}", "nobody here drinks {f}",
    ];

    /// <summary>One line of anything that may stand in a file.</summary>
    public static string Line(Dice dice) => dice.Next(20) switch
    {
        0 => $"{dice.Pick(Tasks)} {dice.Pick(People)} {dice.Pick(Days)}",
        1 => $"{Day(dice)} {Plain(dice, 3)}",
        2 => $"{Draft.Capital(Plain(dice, 1))}: {Plain(dice, 3)}",
        3 => $"{Plain(dice, 2)} at {Clock(dice)}",
        4 => $"{Code(dice)}",
        5 => $"{dice.Pick("# ", "## ", "- ", "* ", "")}{Draft.Capital(Plain(dice, 3))}",
        6 => $"{dice.Word()},{dice.Next(90)}.{dice.Next(9)}0",
        7 => $"{dice.Pick(People)}, {dice.Pick(Draft.Capital(dice.Word()), dice.Pick(Days))} {dice.Next(90) + 1}",
        8 => $"{dice.Pick(Things)} and {dice.Pick(Things)}",
        9 => $"{dice.Pick(People)}",
        10 => $"{Draft.Capital(Plain(dice, 4))}{dice.Pick(".", "!", "?", "")}",
        11 => $"{dice.Next(10000)}",
        _ => Plain(dice, 6),
    };

    /// <summary>A line whose ends cannot be mistaken for the sentence around it.</summary>
    public static string Bare(Dice dice) => Line(dice).Trim('.', '!', '?', ' ', '\'');

    /// <summary>One thing of a list.</summary>
    public static string Thing(Dice dice) => dice.Chance(0.4) ? dice.Word() : dice.Chance(0.2) ? dice.Pick(People) : dice.Pick(Things);

    /// <summary>A number on a line of its own.</summary>
    public static string Number(Dice dice) => dice.Chance(0.6) ? $"{dice.Next(500)}" : $"{dice.Next(200)}.{dice.Next(9) + 1}";

    /// <summary>Something that a person wants to be known of them.</summary>
    public static string Fact(Dice dice) => dice.Pick(Facts)
        .Replace("{p}", dice.Pick("wife", "son", "sister", "boss", "flatmate", "mother", "husband", "daughter", "friend " + Draft.Capital(dice.Word())), StringComparison.Ordinal)
        .Replace("{f}", dice.Chance(0.5) ? dice.Word() : dice.Pick("celery", "prawns", "sesame", "mustard", "basil", "garlic", "beer", "soy", "coffee", "lamb"), StringComparison.Ordinal)
        .Replace("{t}", dice.Pick("blender", "scale", "grill", "wok", "mixer", "thermometer", "big pot", "microwave"), StringComparison.Ordinal)
        .Replace("{d}", dice.Pick(Days[..7]), StringComparison.Ordinal).Replace("{n}", $"{dice.Next(9) + 2}", StringComparison.Ordinal).Replace("{w}", dice.Word(), StringComparison.Ordinal);

    private static string Plain(Dice dice, int most)
    {
        var words = Enumerable.Range(0, dice.Next(most) + 1).Select(_ => dice.Next(10) switch
        {
            0 or 1 or 2 => dice.Word(),
            3 => Draft.Capital(dice.Word()),
            4 => $"{dice.Next(1000)}",
            _ => dice.Pick(Words),
        });
        return string.Join(' ', words);
    }

    private static string Day(Dice dice) => dice.Next(3) switch
    {
        0 => $"20{dice.Next(20) + 10}-{dice.Next(12) + 1:00}-{dice.Next(28) + 1:00}",
        1 => $"{dice.Next(28) + 1}/{dice.Next(12) + 1}",
        _ => $"{dice.Next(28) + 1} {dice.Pick("January", "March", "April", "June", "August", "October", "Dec", "Nov")}",
    };

    private static string Clock(Dice dice) => dice.Chance(0.6) ? $"{dice.Next(24)}:{dice.Next(60):00}" : $"{dice.Next(12) + 1} {dice.Pick("am", "pm")}";

    private static string Code(Dice dice) => dice.Next(4) switch
    {
        0 => $"{dice.Word()}-{dice.Next(1000)}",
        1 => $"{dice.Pick("code", "pin", "room", "gate", "pass", "seat", "ref")}: {dice.Next(9)}{char.ToUpperInvariant(dice.Word()[0])}{dice.Next(90)}-{dice.Word()}",
        2 => $"{dice.Word().ToUpperInvariant()} {dice.Next(1000)}",
        _ => $"0{dice.Next(900) + 100} {dice.Next(900000) + 100000}",
    };
}
