namespace ChefNano.Teacher.Scenarios;

/// <summary>Names of files as people give them.</summary>
internal static class FileNames
{
    private static readonly string[] Nouns = ["notes", "list", "todo", "a", "b", "one", "two", "names", "shopping", "ideas", "plan", "text", "log", "letter", "report", "first", "second", "summary", "draft", "old", "new", "output", "result", "copy", "part",
        "guestlist", "agenda", "minutes", "errands", "packing", "budget", "bills", "phones", "addresses", "seeds", "garden", "tools", "books", "films", "songs", "wishes", "gifts", "party", "travel", "route", "hotel", "menu", "pantry", "freezer", "fridge", "cellar", "wine", "beer", "jam", "bread", "meals", "supper", "lunch", "cakes", "prices", "costs", "expenses", "spending", "payments", "receipts", "orders", "customers", "suppliers", "items", "goods", "stocklist", "members", "players", "teams", "scores", "results", "points", "ranks", "race", "match", "season", "week", "monday", "june", "march", "2024", "year", "diary", "journal", "memo", "message", "reminder", "card", "poster", "label", "title", "intro", "chapter", "verse", "poem", "story", "speech", "quotes", "words", "lines", "numbers", "figures", "ages", "dates", "times", "visits", "calls", "mails", "post", "parcels", "boxes", "keys", "doors", "rooms", "house", "flat", "school", "class", "pupils", "teachers", "lessons", "homework", "club", "choir", "band", "staff", "shifts", "duty", "holidays", "birthdays", "friends", "family", "cousins", "neighbours", "pets", "cats", "dogs", "fruit", "herbs", "spices", "colours", "sizes", "weights", "animals", "cities", "countries", "rivers", "stations", "trains", "buses", "bikes", "cars", "repairs", "errors", "warnings", "system", "server", "config", "backup", "archive", "final", "merged", "joined", "both", "all", "sorted", "found", "hits", "matches", "count", "total", "sum", "out", "in", "x", "y", "c", "d", "left", "right", "top", "bottom", "head", "body", "tail", "east", "west", "up", "down", "good", "bad", "done", "open", "later", "today", "tomorrow", "readme", "about", "faq", "help", "rules", "contents", "catalogue", "overview", "table", "sheet", "grades", "survey", "votes", "answers", "questions"];
    private static readonly string[] Texts = ["txt", "md", "txt", "md", "txt", "md", "log", "text", "ini", "lst", "csv", "old", "bak"];

    public static string Draw(Dice dice, bool table)
    {
        var folder = dice.Chance(0.1) ? $"{(dice.Chance(0.3) ? dice.Word() : dice.Pick(Nouns))}/" : "";
        return $"{folder}{Stem(dice)}.{(table ? dice.Pick("csv", "csv", "csv", "tsv") : dice.Pick(Texts))}";
    }

    private static string Stem(Dice dice) => dice.Next(20) switch
    {
        < 6 => dice.Word(),
        < 13 => dice.Pick(Nouns),
        < 15 => $"{dice.Pick(Nouns)}{dice.Pick("-", "_", "")}{dice.Next(30)}",
        < 17 => $"{dice.Pick(Nouns)}{dice.Pick("-", "_")}{dice.Pick(Nouns)}",
        17 => $"{dice.Pick(Nouns)}{dice.Pick("-", "_")}{dice.Word()}",
        18 => Draft.Capital(dice.Pick(Nouns)),
        _ => dice.Pick(Nouns).ToUpperInvariant(),
    };
}
