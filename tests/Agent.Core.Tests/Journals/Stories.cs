using Agent.Core.Budgets;
using Agent.Core.Journals;
using Agent.Testing;
using Microsoft.Extensions.Time.Testing;
using static Agent.Core.Tests.Kitchenette;

namespace Agent.Core.Tests.Journals;

/// <summary>Runs that between them make every kind of fact that the loop makes by itself, the same ones each time.</summary>
internal static class Stories
{
    private static readonly string BadSoup = Write("soup.md", "# Soup\n");
    private static readonly string[] BadAttempt = [Brief("soup.md", ("mentions", "leeks")), Plan(("write_file", "write it")), BadSoup, BadSoup];
    private static readonly string Fly = Act("fly", new { });

    public static IReadOnlyList<string> Names { get; } = ["met", "long", "rejected", "refused", "not-met", "budget", "compacted", "stopped", "resumed"];

    public static async Task<IReadOnlyList<Fact>> TellAsync(string name)
    {
        using var stop = new CancellationTokenSource();
        if (name == "resumed")
            return await ResumedAsync();
        var (goal, kitchen, model) = Of(name, stop);
        await kitchen.RunAsync(goal, model, stop.Token);
        return kitchen.Journal.Facts;
    }

    // The process ended while it appended; the next one is told that nobody knows whether it did, looks, finds it done and does the rest.
    private static async Task<IReadOnlyList<Fact>> ResumedAsync()
    {
        var told = await TellAsync("long");
        var kitchen = Kitchen();
        kitchen.Files["novel.txt"] = "1. \u00fc\n";
        var look = Act("read_file", new { path = "novel.txt" });
        await kitchen.GoOnAsync(
            told.TakeWhile(fact => fact is not ToolReturned), new RunResumed("0.1.0") { Torn = new Torn(17, new string('7', 64)) },
            new ScriptedModel(look, Act("step_done", new { }), Act("append_file", new { path = "novel.txt", content = "the end\n" }), Critique("met")));
        return kitchen.Journal.Facts;
    }

    private static (string Goal, Kitchenette Kitchen, ScriptedModel Model) Of(string name, CancellationTokenSource stop) => name switch
    {
        "met" => ("write 'buy milk' to todo.txt", Kitchen(), new(
            Brief("todo.txt", ("exact", "buy milk")), Plan(("write_file", "write it")), Write("todo.txt", "buy milk\n"), Critique("met"))),
        "long" => ("write 'the end' to novel.txt", Kitchen(), new(
            Brief("novel.txt", ("exact", "the end")), Plan(("append_file", "write a lot"), ("append_file", "end it")),
            Act("append_file", new { path = "novel.txt", content = string.Concat(Enumerable.Range(1, 600).Select(line => $"{line}. \u00fc \"{line}\"\n")) }),
            Act("append_file", new { path = "novel.txt", content = "the end\n" }), Critique("met"))),
        "rejected" => ("fly", Kitchen(), new(Brief("a.txt"), Plan(("write_file", "x")), "{\"thought\":\"cut off", Fly, Fly)),
        "refused" => ("launch it", Kitchen(), new(
            Brief("a.txt"), Plan(("launch", "x")), Act("launch", new { }), Act("give_up", new { reason = "not allowed", next = "allow it" }))),
        "not-met" => ("a soup with leeks", Kitchen(), new([.. BadAttempt, .. BadAttempt, .. BadAttempt, .. BadAttempt])),
        "budget" => ("copy b.txt to a.txt", Kitchen(new Budget { Steps = 4 }), new(
            Brief("a.txt"), Plan(("read_file", "read"), ("read_file", "again"), ("write_file", "write")), Act("read_file", new { path = "b.txt" }), Write("a.txt", "beans so far"))),
        "compacted" => ("copy b.txt to a.txt", Kitchen(context: 500), new(
            Brief("a.txt"), Plan(("read_file", "r1"), ("read_file", "r2"), ("read_file", "r3"), ("write_file", "w")),
            Act("read_file", new { path = "b.txt" }), Act("read_file", new { path = "b.txt" }), Act("read_file", new { path = "b.txt" }), Write("a.txt", "b"), Critique("met"))),
        "stopped" => ("write 'buy milk' to todo.txt", Kitchen(), new(Brief("todo.txt", ("exact", "buy milk")), Plan(("write_file", "write it")))
        {
            Asked = request => { if (request == 2) stop.Cancel(); },
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such story."),
    };

    private static Kitchenette Kitchen(Budget? budget = null, int context = 100_000) => new()
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 4, 5, 10, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1500) },
        Budget = budget ?? new Budget(),
        ContextLength = context,
        Files = { ["b.txt"] = new string('b', 300) },
    };
}
