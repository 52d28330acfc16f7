namespace ChefNano.Teacher.Scenarios;

/// <summary>How a menu is laid out: its labels in order, each with the course that gives the dish, or none for any.</summary>
internal sealed record MenuShape(IReadOnlyList<(string Label, string? Course)> Labels, IReadOnlyList<string> Mentions, string Words, string[] Preferred)
{
    private static readonly string[] Week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>One dish of each course that was found.</summary>
    public static MenuShape Courses { get; } = new([], [], "", []);

    /// <summary>A dish a day; the slots {days}, {meals} and {meal} are filled.</summary>
    public static (string Frame, MenuShape Shape) Days(Dice dice, string frame)
    {
        var count = dice.Pick([2, 3, 3, 3, 4]);
        var start = dice.Next(Week.Length);
        var days = Enumerable.Range(0, count).Select(i => dice.Chance(0.1) ? Draft.Capital(dice.Word()) : Week[(start + i) % Week.Length]).Distinct().ToList();
        if (dice.Chance(0.25))
            days = [.. days.Select(day => day.ToLowerInvariant())];
        var meal = dice.Pick("dinner", "dinner", "lunch", "supper", "meal", "breakfast");
        var plural = meal == "lunch" ? "lunches" : meal + "s";
        var said = dice.Chance(0.8) ? $"{string.Join(", ", days[..^1])} and {days[^1]}" : string.Join(", ", days);
        frame = frame.Replace("{days}", said, StringComparison.Ordinal).Replace("{meals}", plural, StringComparison.Ordinal).Replace("{meal}", meal, StringComparison.Ordinal);
        return (frame, new([.. days.Select(day => (day, (string?)null))], days, frame.Contains(meal, StringComparison.Ordinal) ? plural : "dishes", meal == "breakfast" ? ["Breakfast", "Main", "Starter"] : ["Main", "Starter", "Side"]));
    }

    /// <summary>Small things one after another; the slots {rounds} and {bites} are filled.</summary>
    public static (string Frame, MenuShape Shape) Rounds(Dice dice, string frame)
    {
        var count = dice.Pick([2, 3, 3, 4]);
        var bites = dice.Pick("small bites", "snacks", "finger food", "small bites", "little bites", "nibbles", "canapes");
        frame = frame.Replace("{rounds}", dice.Chance(0.7) ? Numbers[count] : $"{count}", StringComparison.Ordinal).Replace("{bites}", bites, StringComparison.Ordinal);
        return (frame, new([.. Enumerable.Range(1, count).Select(i => ($"Round {i}", (string?)null))], [], bites, ["Snack", "Starter", "Side", "Dessert"]));
    }

    /// <summary>Courses at their hours; the slot {times} is filled.</summary>
    public static (string Frame, MenuShape Shape) Times(Dice dice, string frame)
    {
        var hour = dice.Next(7) + 1;
        var form = dice.Next(4);
        string At(int i) => form switch
        {
            0 => i == 0 && dice.Chance(0.5) ? "noon" : Numbers[Math.Min(hour + i, 10)],
            1 => $"{hour + i}pm",
            2 => $"{hour + 12 + i}:{dice.Pick("00", "15", "30", "45")}",
            _ => $"{hour + i} o'clock",
        };
        (string Course, string Said)[] courses = [("Starter", "starter"), ("Main", dice.Pick("main", "main", "main course")), ("Dessert", "dessert")];
        var times = courses.Select((course, i) => (course.Course, course.Said, At: At(i))).Skip(dice.Chance(0.15) ? 1 : 0).ToList();
        var said = string.Join(dice.Chance(0.8) ? ", " : " and ", times.Select(time => $"{time.Said} at {time.At}"));
        return (frame.Replace("{times}", said, StringComparison.Ordinal), new([.. times.Select(time => ($"{time.Course}, {time.At}", (string?)time.Course))], [.. times.Select(time => time.At).Distinct()], "", []));
    }
}
