namespace ChefNano.Teacher.Scenarios;

/// <summary>Things that people ask of an agent and that this one cannot do.</summary>
internal static class Beyonds
{
    private static readonly string[] Languages = ["c", "python", "java", "rust", "javascript", "c++", "go", "lisp", "sql"];
    private static readonly string[] Programs = ["compiler", "web server", "chess engine", "calculator app", "game", "database", "spreadsheet", "website", "chatbot", "sorting program", "parser", "text editor", "operating system", "program", "script", "mobile app", "web page"];
    private static readonly string[] Places = ["rome", "paris", "tokyo", "berlin", "madrid", "london", "new york", "lisbon", "vienna", "oslo"];
    private static readonly string[] Tongues = ["japanese", "french", "german", "spanish", "latin", "italian", "chinese", "greek"];
    private static readonly string[] People = ["my boss", "my sister", "bob", "anna", "my landlord", "the team", "my doctor"];
    private static readonly string[] Subjects = ["quantum physics", "the french revolution", "tax law", "black holes", "the stock market", "machine learning", "the moon landing", "world war two", "inflation", "photosynthesis", "ancient rome", "electric cars", "the human brain", "football", "climate change"];

    public static string Draw(Dice dice) => dice.Next(26) switch
    {
        0 or 1 or 2 => $"write a {dice.Pick(Languages)} {dice.Pick(Programs)}",
        3 => $"build a {dice.Pick(Programs)}",
        4 => $"write a {dice.Pick(Programs)} in {dice.Pick(Languages)}",
        5 => $"book a {dice.Pick("flight", "hotel", "train", "table", "taxi")} to {dice.Pick(Places)}",
        6 => $"book a {dice.Pick("hotel", "room", "restaurant", "tour")} in {dice.Pick(Places)}",
        7 => $"translate this {dice.Pick("letter", "poem", "book", "page", "sentence")} into {dice.Pick(Tongues)}",
        8 => $"send an email to {dice.Pick(People)}",
        9 => $"call {dice.Pick(People)} and say hello",
        10 => $"explain {dice.Pick(Subjects)}",
        11 => $"write an essay about {dice.Pick(Subjects)}",
        12 => $"write a report on {dice.Pick(Subjects)}",
        13 => $"tell me the weather in {dice.Pick(Places)}",
        14 => $"find the price of {dice.Pick("gold", "bitcoin", "oil", "a new car", "a house", "apple shares")}",
        15 => $"solve the equation {dice.Next(20) + 2}x + {dice.Next(50)} = {dice.Next(100)}",
        16 => $"prove that {dice.Pick("there are infinitely many primes", "p equals np", "the earth is round", "the sum is even")}",
        17 => $"draw a picture of {dice.Pick("a cat", "a house", "the sea", "my dog", "a dragon", "a castle")}",
        18 => $"compose a {dice.Pick("song", "symphony", "melody", "poem", "rap")} about {dice.Pick("love", "the sea", "autumn", "my cat", "freedom", dice.Word())}",
        19 => $"hack into {dice.Pick("a bank", "my neighbour's wifi", "the school server", "an email account")}",
        20 => $"train a neural network on {dice.Pick("images", "my photos", "stock prices", dice.Word())}",
        21 => $"buy {dice.Pick("shares of", "a ticket for", "a phone from", "shoes from")} {dice.Word()}",
        22 => $"diagnose my {dice.Pick("headache", "back pain", "cough", "rash", "knee")}",
        23 => $"fix my {dice.Pick("car", "computer", "printer", "bicycle", "phone", "washing machine")}",
        24 => $"write a {dice.Pick("novel", "contract", "cover letter", "business plan", "thesis", "screenplay", "will")} about {dice.Pick("pirates", "a robot", "my company", "a lost city", dice.Word())}",
        _ => $"{dice.Pick("install", "configure", "debug", "deploy")} {dice.Pick("linux", "my router", "a web server", "the database", dice.Word())}",
    };
}
