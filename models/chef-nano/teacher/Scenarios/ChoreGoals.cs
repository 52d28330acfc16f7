using Agent.Core.Goals;
using Agent.Core.Plans;
using Agent.Tools.Chores;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>File chores: which tool, which files, which words; the tools carry the bytes.</summary>
internal sealed partial class ChoreGoals(KnowledgeBase kitchen)
{
    private const string Told = "answer.md";
    private static readonly (string Kind, int Weight)[] Kinds =
    [
        ("write", 8), ("write_raw", 5), ("write_lines", 4), ("write_items", 3), ("write_somewhere", 2), ("overwrite", 3), ("append", 6), ("append_raw", 3), ("append_lines", 2), ("append_row", 2), ("remember", 4),
        ("copy", 5), ("show", 4), ("join2", 5), ("join3", 3), ("index", 4), ("sort_lines", 4), ("sort_numbers", 2), ("sort_in_place", 1), ("find_lines", 5), ("ask_file", 2), ("count_lines", 4), ("count_told", 1),
        ("sort_table", 5), ("join_tables", 5), ("total", 5), ("total_bare", 4), ("total_somewhere", 3), ("total_told", 2),
        ("copy_append", 3), ("join_count", 3), ("join_sort", 2), ("find_sort", 3), ("find_count", 5), ("join_sort_tables", 3),
    ];

    public ChoreScenario Draw(Dice dice)
    {
        var roll = dice.Next(Kinds.Sum(k => k.Weight));
        return Draw(dice, Kinds.First(k => (roll -= k.Weight) < 0).Kind);
    }

    private ChoreScenario Draw(Dice dice, string kind)
    {
        var frame = Beside(dice, dice.Pick(kitchen.Sayings.Chores[kind]));
        var (a, b, c, to) = Files(dice, kind);
        // What stands between two steps goes to the file that the goal names for it, or to the last one.
        var (found, joined) = (frame.Contains("{b}", StringComparison.Ordinal) ? b : to, frame.Contains("{c}", StringComparison.Ordinal) ? c : to);
        return kind switch
        {
            "write" => Written(dice, frame, to, [Jottings.Line(dice)]),
            "write_raw" => Written(dice, frame, to, [Jottings.Bare(dice)]),
            "write_somewhere" => Written(dice, frame, frame.Contains(".md", StringComparison.Ordinal) ? "note.md" : "note.txt", [Jottings.Line(dice)]),
            "write_lines" => Written(dice, frame, to, [Jottings.Line(dice), Jottings.Line(dice), Jottings.Line(dice)]),
            "write_items" => Written(dice, frame, to, [Jottings.Thing(dice), Jottings.Thing(dice), Jottings.Thing(dice)]),
            "overwrite" => Written(dice, frame, to, [Jottings.Line(dice)], (to, Lines(dice, 3))),
            "append" => Appended(dice, frame, to, Lines(dice, 3), Jottings.Line(dice)),
            "append_raw" => Appended(dice, frame, to, Lines(dice, 3), Jottings.Bare(dice)),
            "append_lines" => Appended(dice, frame, to, Lines(dice, 3), Jottings.Line(dice), Jottings.Line(dice)),
            "append_row" => Appended(dice, frame, to, $"{dice.Word()},{dice.Word()}\n{dice.Word()},{dice.Next(90)}\n", $"{dice.Word()},{dice.Next(90)}{dice.Pick("", ".50")}"),
            "remember" => Remembered(dice, frame, frame[0] == '{' || dice.Chance(0.6) ? Jottings.Fact(dice) : Jottings.Bare(dice)),
            "copy" => Made(dice, frame, to, "copy a file", [Step("copy_file", "copy it", "the tool copies", new { path = a, to })], (a, Lines(dice, 4))),
            "show" => Made(dice, frame, Told, "show a file", [Step("copy_file", "copy it into the answer", "the tool copies", new { path = a, to = Told })], (a, Lines(dice, 4))),
            "join2" => Made(dice, frame, to, "join files", [Joined(to, a, b)], (a, Lines(dice, 3)), (b, Lines(dice, 3))),
            "join3" => Made(dice, frame, to, "join files", [Joined(to, a, b, c)], (a, Lines(dice, 2)), (b, Lines(dice, 2)), (c, Lines(dice, 2))),
            "index" => Made(dice, frame, to, "list the files", [Step("index_files", "write the names", "the tool lists", new { to })], (a, Lines(dice, 1)), (b, Lines(dice, 1))),
            "sort_lines" => Made(dice, frame, to, "sort lines", [Sorted(a, to)], (a, Lines(dice, 5))),
            "sort_numbers" => Made(dice, frame, to, "sort lines", [Sorted(a, to)], (a, Numbers(dice))),
            "sort_in_place" => Made(dice, frame, a, "sort lines", [Sorted(a, a)], (a, Lines(dice, 5))),
            "count_lines" => Made(dice, frame, to, "count lines", [Counted(a, to)], (a, Lines(dice, 5))),
            "count_told" => Made(dice, frame, Told, "count lines", [Counted(a, Told)], (a, Lines(dice, 5))),
            "find_lines" => Found(dice, frame, to, a, b, word => [Matched(a, word, to)]),
            "ask_file" => Found(dice, frame, Told, a, b, word => [Matched(a, word, Told)]),
            "find_count" => Found(dice, frame, to, a, b, word => [Matched(a, word, found), Counted(found, to)]),
            "find_sort" => Found(dice, frame, to, a, b, word => [Matched(a, word, found), Sorted(found, to)]),
            "join_count" => Made(dice, frame, to, "join files and count lines", [Joined(joined, a, b), Counted(joined, to)], (a, Lines(dice, 3)), (b, Lines(dice, 3)), (c, "")),
            "join_sort" => Made(dice, frame, to, "join files and sort lines", [Joined(joined, a, b), Sorted(joined, to)], (a, Lines(dice, 3)), (b, Lines(dice, 3)), (c, "")),
            "copy_append" => Copied(dice, frame, to, a, Jottings.Line(dice)),
            _ => Table(dice, kind, frame, a, b, joined, to),
        };
    }

    // What people say beside the chore, and what is not to be done. A text without quotation marks must stay the last or the first of the goal.
    private string Beside(Dice dice, string frame)
    {
        if (dice.Chance(0.1) && !frame.StartsWith("{raw}", StringComparison.Ordinal))
            frame = $"{dice.Pick(kitchen.Sayings.Chores["before"])} {frame}";
        if (dice.Chance(0.1) && !frame.Contains("{raw", StringComparison.Ordinal))
            frame += $"{(frame[^1] is '.' or '?' or '!' ? "" : ".")} {dice.Pick(kitchen.Sayings.Chores["after"])}";
        return frame;
    }

    private static (string A, string B, string C, string To) Files(Dice dice, string kind)
    {
        var tables = kind switch { "sort_table" or "join_tables" or "join_sort_tables" => 4, "append_row" => 4, _ when kind.StartsWith("total", StringComparison.Ordinal) => 2, _ => 0 };
        List<string> names = [];
        while (names.Count < 4)
            if (FileNames.Draw(dice, names.Count < tables) is var name && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        return (names[0], names[1], names[2], names[3]);
    }

    private static ChoreScenario Written(Dice dice, string frame, string to, string[] lines, params (string Name, string Text)[] files)
    {
        if (lines.Length == 3 && !frame.Contains("3}", StringComparison.Ordinal))
            lines = lines[..2];
        var text = string.Concat(lines.Select(line => line + "\n"));
        return Chore(dice, frame, to, "write a file", lines, [Step("write_file", "write the words as they stand", "word for word", new { path = to, content = text })], text, new Slots(To: to, Lines: lines), files);
    }

    private static ChoreScenario Appended(Dice dice, string frame, string to, string before, params string[] lines)
    {
        var text = string.Concat(lines.Select(line => line + "\n"));
        return Chore(dice, frame, to, "add a line", lines,
            [Step("append_file", "add the words as they stand", "word for word", new { path = to, content = text })], text, new Slots(To: to, Lines: lines), (to, before));
    }

    private static ChoreScenario Copied(Dice dice, string frame, string to, string a, string line)
        => Chore(dice, frame, to, "copy a file and add a line", [line],
            [Step("copy_file", "copy it", "the tool copies", new { path = a, to }), Step("append_file", "add the words as they stand", "word for word", new { path = to, content = line + "\n" })],
            line + "\n", new Slots(A: a, To: to, Lines: [line]), (a, Lines(dice, 3)));

    private static ChoreScenario Remembered(Dice dice, string frame, string line)
        => Chore(dice, frame, "memory.md", "remember a note", [line],
            [Step("remember", "keep the words as they stand", "word for word", new { note = line })], line, new Slots(Lines: [line]));

    // The word may be one that the file writes with other capitals.
    private static ChoreScenario Found(Dice dice, string frame, string to, string a, string b, Func<string, Part[]> steps)
    {
        var text = Lines(dice, 5) + Jottings.Line(dice) + "\n";
        var word = dice.Pick([.. text.Split([' ', '\n', ',', '.', ':', '!', '?'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && w.All(char.IsLetterOrDigit) && FoundWords.IsTelling(w)).DefaultIfEmpty("zinc")]);
        text += text.Contains(word, StringComparison.OrdinalIgnoreCase) ? "" : word + "\n";
        word = dice.Next(10) switch { 0 => word.ToLowerInvariant(), 1 => Draft.Capital(word), _ => word };
        return Chore(dice, frame, to, "find lines", [], steps(word), "",
            new Slots(A: a, B: b, To: to, Word: dice.Chance(0.4) ? $"'{word}'" : word), (a, text));
    }

    private static ChoreScenario Made(Dice dice, string frame, string to, string subject, Part[] steps, params (string Name, string Text)[] files)
        => Chore(dice, frame, to, subject, [], steps, "",
            new Slots(A: files[0].Name, B: files.ElementAtOrDefault(1).Name, C: files.ElementAtOrDefault(2).Name, To: to), files);

    private static ChoreScenario Chore(Dice dice, string frame, string to, string subject, string[] exact, Part[] steps, string text, Slots slots, params (string Name, string Text)[] files) => new()
    {
        Goal = Typed(dice, frame, slots.Fill(dice, frame)),
        Files = files.Where(f => f.Text.Length > 0).ToDictionary(f => f.Name, f => f.Text),
        File = to, Subject = subject, Text = text,
        Criteria = [new(CheckKind.Form, "text"), .. exact.Select(line => new Criterion(CheckKind.Exact, line))],
        Steps = [.. steps.Select(s => (s.Step, s.Thought, s.Arguments))],
    };

    // What begins with a slot is to be copied as it stands; a full stop after an unquoted text would be part of it.
    private static string Typed(Dice dice, string frame, string goal) => frame[0] == '{' ? goal : dice.Next(10) switch
    {
        0 or 1 => Draft.Capital(goal),
        2 or 3 => char.ToLowerInvariant(goal[0]) + goal[1..],
        _ => goal,
    };

    private static Part Step(string tool, string instruction, string thought, object arguments) => new(new PlanStep(tool, instruction), thought, arguments);

    private static Part Joined(string to, params string[] paths) => Step("join_files", "join them in order", "in the order of the goal", new { paths, to });

    private static Part Sorted(string path, string to) => Step("sort_lines", "sort them", "the tool sorts", new { path, to });

    private static Part Counted(string path, string to) => Step("count_lines", "count them", "the tool counts", new { path, to });

    private static Part Matched(string path, string text, string to) => Step("find_lines", "find them", "the tool looks", new { path, text, to });

    private static string Lines(Dice dice, int most) => string.Concat(Enumerable.Range(0, dice.Next(most) + 1).Select(_ => Jottings.Line(dice) + "\n"));

    private static string Numbers(Dice dice) => string.Concat(Enumerable.Range(0, dice.Next(4) + 3).Select(_ => Jottings.Number(dice) + "\n"));

    private sealed record Part(PlanStep Step, string Thought, object Arguments);
}
