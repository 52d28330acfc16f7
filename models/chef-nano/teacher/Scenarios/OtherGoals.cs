using Agent.Core.Goals;
using Agent.Core.Plans;
using Agent.Tools.Libraries;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Menus, questions, chores, and goals that are out of reach.</summary>
internal sealed class OtherGoals(KnowledgeBase kitchen, Library library)
{
    private static readonly string[] Stop = ["what", "why", "how", "when", "which", "who", "where", "is", "are", "do", "does", "did", "the", "a", "an", "of", "to", "in", "at", "for", "on", "and", "or", "i", "you", "it", "be", "can", "should", "my", "with", "that", "if", "from", "was", "there", "people", "much", "many", "long", "not", "by", "as", "one", "so", "will", "they", "their", "have", "has"];
    private static readonly string[] Everyday = ["buy", "milk", "bread", "call", "the", "bank", "friday", "monday", "meet", "train", "leaves", "at", "noon", "water", "plants", "pay", "rent", "green", "blue", "door", "key", "under", "stone", "garden", "coffee", "tea", "sugar", "ask", "about", "bill", "book", "returns", "on", "sunday", "red", "car", "wash", "dog", "walk", "six", "eggs", "two", "lemons", "first", "second", "list", "house", "school", "letter", "send", "paper", "clean", "kitchen", "fix", "window", "lamp", "apples", "shop", "closes", "early", "birthday", "gift", "and", "for", "with", "room", "number", "note", "small", "big", "new", "old"];
    private static readonly string[] Names = ["notes", "list", "todo", "a", "b", "one", "two", "names", "shopping", "ideas", "plan", "text", "log", "letter", "report", "data", "first", "second", "index", "summary"];

    public MenuScenario? Menu(Dice dice)
    {
        var occasion = dice.Pick("easter", "christmas", "new year", "thanksgiving", "birthday", "valentine", "diwali", "hanukkah", "halloween", "picnic", "eid", "passover");
        var diet = dice.Chance(0.3) ? dice.Pick("vegetarian", "vegan", "gluten-free") : null;
        var found = library.Search(occasion, 3);
        if (found.FirstOrDefault(hit => hit.Title.StartsWith(occasion, StringComparison.Ordinal)) is not { } document)
            return null;
        var courses = new[] { ("Starter", new[] { "starter", "soup", "salad" }), ("Main", ["main"]), ("Dessert", ["dessert", "cake"]) }
            .Select(c => (Name: c.Item1, Plates: Plates(dice, occasion, diet, c.Item2))).ToList();
        if (courses.Any(c => c.Plates is null))
            return null;
        var said = Phrases.Occasion(dice, occasion);
        var people = dice.Chance(0.4) ? 4 : dice.Pick([2, 6, 8, 10, 12, 5, 3]);
        var goal = Phrases.Ask(dice, string.Join(' ', new[] { diet, said, dice.Pick("menu", "menu", "three course menu", "dinner menu") }.OfType<string>()));
        if (people != 4)
            goal = goal.EndsWith('?') ? $"{goal[..^1]} {Phrases.For(dice, people)}?" : $"{goal} {Phrases.For(dice, people)}";
        return new MenuScenario
        {
            Goal = Phrases.Typed(dice, goal), Occasion = said, People = people, Diet = diet, Document = document.Title,
            File = $"{occasion.Replace(' ', '-')}-menu.md",
            Courses = [.. courses.Select(c => (c.Name, c.Plates!.Title))],
        };
    }

    public QuestionScenario? Ask(Dice dice)
    {
        var question = dice.Pick(kitchen.Questions);
        var bare = question.Text.TrimEnd('?');
        var keywords = string.Join(' ', bare.Split(' ').Where(word => !Stop.Contains(word)).Take(6));
        if (keywords.Length == 0 || library.Search(keywords, 3).All(hit => hit.Title != question.Document))
            return null;
        var named = dice.Chance(0.12) ? $"{dice.Word()}.md" : null;
        var goal = dice.Next(10) switch
        {
            0 or 1 or 2 => $"{bare}?",
            3 => bare,
            4 => $"find out {bare}",
            5 => $"look up {bare}",
            6 => $"answer with a source: {bare}?",
            7 => $"research {bare}",
            8 => $"i want to know {bare}",
            _ => $"tell me {bare}",
        };
        if (named is not null)
            goal = $"{goal.TrimEnd('?')} {Phrases.SavedIn(dice, named)}";
        return new QuestionScenario { Goal = Phrases.Typed(dice, goal), Question = question, Keywords = keywords, File = named ?? "answer.md" };
    }

    public ChoreScenario Chore(Dice dice)
    {
        var file = FileName(dice);
        var line = Line(dice);
        var quote = dice.Pick("'", "\"", "");
        var quoted = quote + line + quote;
        if (quote == "\"")
            quoted = $"'{line}'";
        switch (dice.Next(6))
        {
            case 0 or 1:
                return new ChoreScenario
                {
                    Goal = Phrases.Typed(dice, quote.Length == 0
                        ? dice.Pick($"write to {file}: {line}", $"save in {file}: {line}", $"create {file} with this line: {line}")
                        : dice.Pick($"write {quoted} to {file}", $"save {quoted} in {file}", $"create the file {file} with the text {quoted}", $"put {quoted} into {file}", $"make a file {file} that says {quoted}")).TrimEnd('.'),
                    File = file, Subject = $"write {file}", Text = line + "\n",
                    Criteria = [new(CheckKind.Exact, line)],
                    Steps = [(new PlanStep("write_file", $"write {file}"), "word for word", new { path = file, content = line + "\n" })],
                };
            case 2:
                return new ChoreScenario
                {
                    Goal = dice.Pick($"add {quoted} to {file}", $"append {quoted} to {file}", $"add the line {quoted} to {file}", $"add to {file}: {line}"),
                    Files = new Dictionary<string, string> { [file] = Lines(dice, 3) },
                    File = file, Subject = $"add to {file}", Text = line + "\n",
                    Criteria = [new(CheckKind.Exact, line)],
                    Steps = [(new PlanStep("append_file", $"add to {file}"), "word for word", new { path = file, content = line + "\n" })],
                };
            case 3:
                return Combine(dice);
            case 4:
                return Copy(dice);
            default:
                return Index(dice);
        }
    }

    public BeyondScenario Beyond(Dice dice)
    {
        var subject = Beyonds.Draw(dice);
        var goal = dice.Pick(subject, subject, subject, $"please {subject}", $"can you {subject}?", $"i want you to {subject}", $"help me {subject}");
        return new BeyondScenario { Goal = Phrases.Typed(dice, goal), Subject = subject };
    }

    private Plate? Plates(Dice dice, string occasion, string? diet, string[] courses)
    {
        var fitting = kitchen.Dishes.Where(d => courses.Contains(d.Course) && d.Occasions.Contains(occasion))
            .Select(d => new Plate(d, d.Slots.ToDictionary(slot => slot.Key, slot => dice.Pick(slot.Value)), kitchen.Plurals))
            .Where(p => diet is null || kitchen.Keeps(p, diet)).ToList();
        return fitting.Count == 0 ? null : dice.Pick(fitting);
    }

    private static ChoreScenario Combine(Dice dice)
    {
        var (a, b, c) = (FileName(dice), FileName(dice), FileName(dice));
        if (a == b || b == c || a == c)
            return Combine(dice);
        var (left, right) = (Lines(dice, 3), Lines(dice, 3));
        return new ChoreScenario
        {
            Goal = dice.Pick($"combine {a} and {b} into {c}", $"join {a} and {b} in {c}", $"put {a} and {b} together into {c}", $"merge {a} and {b} into {c}"),
            Files = new Dictionary<string, string> { [a] = left, [b] = right },
            File = c, Subject = $"combine {a} and {b}", Text = left + right,
            Criteria = [new(CheckKind.Form, "text")],
            Steps =
            [
                (new PlanStep("read_file", $"read {a}"), "first part", new { path = a }),
                (new PlanStep("read_file", $"read {b}"), "second part", new { path = b }),
                (new PlanStep("write_file", $"write {c}"), "both parts, word for word", new { path = c, content = left + right }),
            ],
        };
    }

    private static ChoreScenario Copy(Dice dice)
    {
        var (a, b) = (FileName(dice), FileName(dice));
        if (a == b)
            return Copy(dice);
        var text = Lines(dice, 4);
        return new ChoreScenario
        {
            Goal = dice.Pick($"copy {a} to {b}", $"copy the file {a} to {b}", $"read {a} and write it to {b}", $"make a copy of {a} named {b}"),
            Files = new Dictionary<string, string> { [a] = text },
            File = b, Subject = $"copy {a}", Text = text,
            Criteria = [new(CheckKind.Form, "text")],
            Steps =
            [
                (new PlanStep("read_file", $"read {a}"), "the text to copy", new { path = a }),
                (new PlanStep("write_file", $"write {b}"), "word for word", new { path = b, content = text }),
            ],
        };
    }

    private static ChoreScenario Index(Dice dice)
    {
        var files = Enumerable.Range(0, dice.Next(3) + 2).Select(_ => FileName(dice)).Distinct().Order(StringComparer.Ordinal).ToList();
        var target = dice.Pick("index.md", "files.md", $"{dice.Word()}.md");
        if (files.Count < 2 || files.Contains(target))
            return Index(dice);
        var text = string.Concat(files.Select(f => $"- {f}\n"));
        return new ChoreScenario
        {
            Goal = dice.Pick($"list all files in {target}", $"write a list of the files to {target}", $"make {target} with the names of all files"),
            Files = files.ToDictionary(f => f, _ => Line(dice) + "\n"),
            File = target, Subject = "list the files", Text = text,
            Criteria = [new(CheckKind.Form, "list"), .. files.Take(0).Select(f => new Criterion(CheckKind.Mentions, f))],
            Steps =
            [
                (new PlanStep("list_files", "see what files there are"), "look first", new { }),
                (new PlanStep("write_file", $"write {target}"), "one line for each", new { path = target, content = text }),
            ],
        };
    }

    private static string FileName(Dice dice) => $"{(dice.Chance(0.5) ? dice.Word() : dice.Pick(Names))}.{dice.Pick("txt", "md", "txt")}";

    private static string Lines(Dice dice, int most) => string.Concat(Enumerable.Range(0, dice.Next(most) + 1).Select(_ => Line(dice) + "\n"));

    private static string Line(Dice dice)
    {
        var words = Enumerable.Range(0, dice.Next(5) + 2).Select(_ => dice.Next(10) switch
        {
            0 or 1 or 2 => dice.Word(),
            3 => Draft.Capital(dice.Word()),
            4 => $"{dice.Next(1000)}",
            _ => dice.Pick(Everyday),
        });
        return string.Join(' ', words);
    }
}
