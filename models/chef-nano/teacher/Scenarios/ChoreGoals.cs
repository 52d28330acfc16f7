using Agent.Core.Goals;
using Agent.Core.Plans;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>File chores: which tool, which files, which words; the tools carry the bytes.</summary>
internal sealed class ChoreGoals(KnowledgeBase kitchen)
{
    private const string Told = "answer.md";
    private static readonly string[] Words = ["buy", "milk", "bread", "call", "the", "bank", "friday", "monday", "meet", "train", "leaves", "at", "noon", "water", "plants", "pay", "rent", "green", "blue", "door", "key", "under", "stone", "garden", "coffee", "tea", "sugar", "ask", "about", "bill", "book", "returns", "on", "sunday", "red", "car", "wash", "dog", "walk", "six", "eggs", "two", "lemons", "first", "second", "list", "house", "school", "letter", "send", "paper", "clean", "kitchen", "fix", "window", "lamp", "apples", "shop", "closes", "early", "birthday", "gift", "and", "for", "with", "room", "number", "note", "small", "big", "new", "old"];
    private static readonly string[] Names = ["notes", "list", "todo", "a", "b", "one", "two", "names", "shopping", "ideas", "plan", "text", "log", "letter", "report", "first", "second", "summary", "draft", "old", "new", "output", "result", "copy", "part"];
    private static readonly (string Kind, int Weight)[] Kinds =
    [
        ("write", 8), ("write_raw", 5), ("write_lines", 4), ("write_somewhere", 2), ("append", 7), ("append_raw", 3), ("copy", 5), ("show", 4), ("join2", 5), ("join3", 3), ("index", 5),
        ("sort_lines", 4), ("find_lines", 4), ("count_lines", 4), ("sort_table", 5), ("join_tables", 5), ("total", 5), ("total_bare", 3), ("total_somewhere", 3), ("remember", 4),
    ];

    public ChoreScenario Draw(Dice dice)
    {
        var roll = dice.Next(Kinds.Sum(k => k.Weight));
        var kind = Kinds.First(k => (roll -= k.Weight) < 0).Kind;
        var (a, b, c, to) = Files(dice, kind);
        return kind switch
        {
            "write" or "write_raw" => Written(dice, kind, to, [Line(dice)]),
            "write_somewhere" => Written(dice, kind, dice.Pick("note.txt", "note.md"), [Line(dice)]),
            "write_lines" => Written(dice, kind, to, [Line(dice), Line(dice), Line(dice)]),
            "append" or "append_raw" => Appended(dice, kind, to, Line(dice)),
            "remember" => Remembered(dice, kind, Line(dice)),
            "copy" => Made(dice, kind, to, "copy a file", [Step("copy_file", "copy it", "the tool copies", new { path = a, to })], (a, Lines(dice, 4))),
            "show" => Made(dice, kind, Told, "show a file", [Step("copy_file", "copy it into the answer", "the tool copies", new { path = a, to = Told })], (a, Lines(dice, 4))),
            "join2" => Made(dice, kind, to, "join files", [Step("join_files", "join them in order", "in the order of the goal", new { paths = new[] { a, b }, to })], (a, Lines(dice, 3)), (b, Lines(dice, 3))),
            "join3" => Made(dice, kind, to, "join files", [Step("join_files", "join them in order", "in the order of the goal", new { paths = new[] { a, b, c }, to })], (a, Lines(dice, 2)), (b, Lines(dice, 2)), (c, Lines(dice, 2))),
            "index" => Made(dice, kind, to, "list the files", [Step("index_files", "write the names", "the tool lists", new { to })], (a, Lines(dice, 1)), (b, Lines(dice, 1))),
            "sort_lines" => Made(dice, kind, to, "sort lines", [Step("sort_lines", "sort them", "the tool sorts", new { path = a, to })], (a, Lines(dice, 5))),
            "count_lines" => Made(dice, kind, to, "count lines", [Step("count_lines", "count them", "the tool counts", new { path = a, to })], (a, Lines(dice, 5))),
            "find_lines" => Found(dice, a, to),
            _ => Table(dice, kind, a, b, to),
        };
    }

    private static (string A, string B, string C, string To) Files(Dice dice, string kind)
    {
        var table = kind.StartsWith("total", StringComparison.Ordinal) || kind is "sort_table" or "join_tables";
        List<string> names = [];
        while (names.Count < 4)
            if (Name(dice, table && (names.Count < 2 || kind is "sort_table" or "join_tables")) is var name && !names.Contains(name))
                names.Add(name);
        return (names[0], names[1], names[2], names[3]);
    }

    private ChoreScenario Written(Dice dice, string kind, string to, string[] lines)
    {
        var frame = kind == "write_somewhere"
            ? dice.Pick("write the word {q} to a .txt file", "put {q} into a text file", "save {q} in a new .txt file", "note {q} in some .md file", "make a text file that says {q}", "Write {q} to a file of your choice", "write {q} down in a file", "Store {q} in a .txt file please")
            : dice.Pick(kitchen.Sayings.Chores[kind]);
        if (kind == "write_lines" && !frame.Contains("{q3}", StringComparison.Ordinal))
            lines = lines[..2];
        if (kind == "write_somewhere")
            to = frame.Contains(".md", StringComparison.Ordinal) ? "note.md" : "note.txt";
        var text = string.Concat(lines.Select(line => line + "\n"));
        return Chore(dice, frame, to, "write a file", lines, [Step("write_file", "write the words as they stand", "word for word", new { path = to, content = text })], text, new Slots(To: to, Lines: lines));
    }

    private ChoreScenario Appended(Dice dice, string kind, string to, string line)
        => Chore(dice, dice.Pick(kitchen.Sayings.Chores[kind]), to, "add a line", [line],
            [Step("append_file", "add the words as they stand", "word for word", new { path = to, content = line + "\n" })], line + "\n", new Slots(To: to, Lines: [line]), (to, Lines(dice, 3)));

    private ChoreScenario Remembered(Dice dice, string kind, string line)
        => Chore(dice, dice.Pick(kitchen.Sayings.Chores[kind]), "memory.md", "remember a note", [line],
            [Step("remember", "keep the words as they stand", "word for word", new { note = line })], line, new Slots(Lines: [line]));

    private ChoreScenario Found(Dice dice, string a, string to)
    {
        var text = Lines(dice, 4) + Line(dice) + "\n";
        var word = dice.Pick([.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2).DefaultIfEmpty("the")]);
        var frame = dice.Pick(kitchen.Sayings.Chores["find_lines"]);
        var quoted = dice.Chance(0.4) ? $"'{word}'" : word;
        return Chore(dice, frame, to, "find lines", [], [Step("find_lines", "find them", "the tool looks", new { path = a, text = word, to })], "", new Slots(A: a, To: to, Word: quoted), (a, text));
    }

    private ChoreScenario Table(Dice dice, string kind, string a, string b, string to)
    {
        var table = Scenarios.Table.Draw(dice);
        var read = Step("read_file", "read the table", "see its columns", new { path = a });
        if (kind == "sort_table")
        {
            var column = dice.Pick(table.Columns);
            return Chore(dice, dice.Pick(kitchen.Sayings.Chores[kind]), to, "sort a table", [], [read, Step("sort_table", "sort it", "the tool sorts", new { path = a, column, to })], "", new Slots(A: a, To: to, Column: column), (a, table.Text));
        }
        if (kind == "join_tables")
        {
            var (left, right, key) = table.Split(dice);
            return Chore(dice, dice.Pick(kitchen.Sayings.Chores[kind]), to, "join tables", [], [read, Step("join_tables", "join them", "the tool joins", new { path = a, other = b, column = key, to })], "", new Slots(A: a, B: b, To: to, Column: key), (a, left), (b, right));
        }
        var equals = dice.Pick(table.Groups);
        var total = Step("total", "add them up", "the tool adds", new { path = a, column = table.Number, where = table.Group, equals, to });
        var slots = new Slots(A: a, To: to, Column: table.Number, Where: table.Group, EqualTo: dice.Chance(0.4) ? equals.ToLowerInvariant() : equals);
        return kind == "total_somewhere"
            ? Chore(dice, dice.Pick("How much was spent on {equals} in total? Write the answer to {to}", "what is the sum for {equals}? put it into {to}", "total of {equals} into {to}", "How much is {equals} all together? Save the number in {to}.", "i want to know what {equals} adds up to, write it in {to}", "Sum up everything for {equals} and store the result as {to}"),
                to, "add up a column", [], [Step("list_files", "see what files there are", "look first", new { }), read, total], "", slots, (a, table.Text))
            : Chore(dice, dice.Pick(kitchen.Sayings.Chores[kind]), to, "add up a column", [], [read, total], "", slots, (a, table.Text));
    }

    private ChoreScenario Made(Dice dice, string kind, string to, string subject, Part[] steps, params (string Name, string Text)[] files)
        => Chore(dice, dice.Pick(kitchen.Sayings.Chores[kind]), to, subject, [], steps, "",
            new Slots(A: files[0].Name, B: files.ElementAtOrDefault(1).Name, C: files.ElementAtOrDefault(2).Name, To: to), files);

    private static ChoreScenario Chore(Dice dice, string frame, string to, string subject, string[] exact, Part[] steps, string text, Slots slots, params (string Name, string Text)[] files) => new()
    {
        Goal = Typed(dice, slots.Fill(dice, frame)),
        Files = files.ToDictionary(f => f.Name, f => f.Text),
        File = to, Subject = subject, Text = text,
        Criteria = [new(CheckKind.Form, "text"), .. exact.Select(line => new Criterion(CheckKind.Exact, line))],
        Steps = [.. steps.Select(s => (s.Step, s.Thought, s.Arguments))],
    };

    // A full stop after an unquoted text would be part of it.
    private static string Typed(Dice dice, string goal) => dice.Chance(0.2) && !goal.Split(' ')[0].Contains('.', StringComparison.Ordinal) ? Draft.Capital(goal) : goal;

    private static Part Step(string tool, string instruction, string thought, object arguments) => new(new PlanStep(tool, instruction), thought, arguments);

    private static string Name(Dice dice, bool table)
        => $"{(dice.Chance(0.1) ? $"{dice.Pick(Names)}/" : "")}{(dice.Chance(0.45) ? dice.Word() : dice.Chance(0.2) ? $"{dice.Pick(Names)}{dice.Pick("-", "_", "")}{dice.Next(30)}" : dice.Pick(Names))}.{(table ? dice.Pick("csv", "csv", "csv", "tsv") : dice.Pick("txt", "md", "txt", "md", "log"))}";

    private static string Lines(Dice dice, int most) => string.Concat(Enumerable.Range(0, dice.Next(most) + 1).Select(_ => Line(dice) + "\n"));

    private static string Line(Dice dice)
    {
        var words = Enumerable.Range(0, dice.Next(6) + 1).Select(_ => dice.Next(10) switch
        {
            0 or 1 or 2 => dice.Word(),
            3 => Draft.Capital(dice.Word()),
            4 => $"{dice.Next(1000)}",
            _ => dice.Pick(Words),
        });
        return string.Join(' ', words);
    }

    private sealed record Part(PlanStep Step, string Thought, object Arguments);
}
