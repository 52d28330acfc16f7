using System.Text.Json;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Plans;
using Agent.Core.Policies;
using Agent.Core.Tools;

namespace Agent.Core.Tests.Journals;

/// <summary>One fact of each kind, with every member that it can have. They make no run; they hold the format.</summary>
internal static class EveryKind
{
    private static readonly string Hash = new('7', 64);
    private static readonly ModelCard Model = new("nano", "named", Hash, 4096) { File = "/models/nano.gguf" };
    private static readonly ForkPoint From = new("20260405-100000-89971a", 3, Hash);
    private static readonly Decision Granted = Decision.Allow("granted");
    private static readonly Criterion Mentions = new(CheckKind.Mentions, "J\u00fcrgen's \"pear\" \U0001f350");
    private static readonly Brief Brief = new("yes", "cook", "a pear tart", "tart.md", [Mentions, new(CheckKind.Serves, "4")]);
    private static readonly ToolCall Call = new("read", JsonSerializer.SerializeToElement(new { document = "pears", offset = 0, whole = true, parts = new[] { "a", "b" } }));

    private static readonly Exchange Exchange = new("Act", "Step 1 of 2", "{\"thought\":\"go on\"}")
    {
        Request = Hash, Seed = ulong.MaxValue, Temperature = 0.4, CodePoint = 0.6180339887498949, PromptTokens = 900, EvaluatedTokens = 100, GeneratedTokens = 20, PromptMilliseconds = 12.5, GenerationMilliseconds = 250,
    };

    private static readonly Observation Seen = new("Pears ripen from the core.", Label.Of(Effect.ReadLibrary))
    {
        Failure = "not_found", Choices = new Dictionary<string, IReadOnlyList<string>> { ["read.document"] = ["pears", "tarts"] }, Used = ["pears"],
    };

    private static readonly RunHeader Header = new()
    {
        Id = "20260405-110000-0b12c3", Goal = "a tart with pears for 4", Model = Model, Seed = 7, Budget = new Budget { Steps = 12 }, Grant = Grant.Default,
        Tools = [new("read", "Reads a document.", Effect.ReadLibrary, Idempotent: true, [new("document", Required: true, JsonSerializer.SerializeToElement(new { type = "string" })) { Takes = Known.Serves }])],
        Prompts = new Dictionary<string, string> { ["act"] = Hash }, Notes = "No nuts.", Stated = [new(CheckKind.Serves, "4")], Sampler = new SamplerCard(0, 0.4, 1, 0.08) { Arithmetic = true },
        Policy = "effects/1", Sandbox = "none", Workspace = "/work", Build = "0.1.0", Parent = From,
    };

    public static IReadOnlyList<Fact> Facts { get; } = [.. Written().Index().Select(one => one.Item with { At = new DateTimeOffset(2026, 4, 5, 10, 0, one.Index, 250, TimeSpan.Zero) })];

    private static IEnumerable<Fact> Written() =>
    [
        new RunStarted(Header),
        new RunResumed("0.1.0") { Torn = new Torn(17, Hash) },
        new RunForked(From, Model, 8, "a tart with apples", new Budget(), "/work-2", "0.1.0"),
        new BriefWritten(Exchange, Brief) { Completed = true },
        new PlanWritten(Exchange, new Plan([new("read", "read of pears")])),
        new ActionChosen(Exchange, "go on", Call),
        new ReplyRejected(Exchange, "it is not the JSON that was asked for."),
        new RequestOverflowed(5000, 4096),
        new ReplyOverflowed(700, 300),
        new CallRefused(Call, Decision.Deny("not_granted", "It was not granted.")),
        new ToolCalled(Call, Granted),
        new ToolReturned(Call, Seen),
        new WorkChecked("tart.md", "# Tart\n", [new(Mentions, Passed: false, "The pear is missing.")]),
        new CritiqueWritten(Exchange, new Critique([new("pears", "none", "no")], "not met", "Add pears.")),
        new AttemptAbandoned("It could not be mended."),
        new TranscriptCompacted("Done so far: nothing."),
        new RunEnded(new Outcome(OutcomeKind.NotMet, "The work still fails.", "Say it in other words.", "tart.md")),
    ];
}
