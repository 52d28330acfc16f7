using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Core;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Policies;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Microsoft.Extensions.AI;

namespace Agent.Testing;

/// <summary>A run of any length through the real loop: each step looks up another line and hears something new, and its transcript is never cut back.</summary>
public static class LongRun
{
    /// <summary>Facts of one step: the choice, the intent and the result.</summary>
    public const int FactsOfStep = 3;

    /// <summary>Facts before the first step: the start, the brief and the plan.</summary>
    public const int FactsBefore = 3;

    /// <summary>The checks that the run was made with.</summary>
    public static Checks Checks { get; } = new([]);

    /// <summary>The first facts of the run; of two runs the shorter is the beginning of the longer.</summary>
    public static async Task<IReadOnlyList<Fact>> TellAsync(int facts)
    {
        using var stop = new CancellationTokenSource();
        using var lines = new EndlessLines();
        var journal = new MemoryJournal(new SteadyClock());
        var loop = new AgentLoop(new Perform(lines, lines, lines, Checks, PromptTemplates.BuiltIn), journal)
        {
            Observed = (_, _) => { if (journal.Facts.Count >= facts) stop.Cancel(); },
        };
        await loop.StartAsync(Header(lines.Tools), stop.Token).ConfigureAwait(false);
        return [.. journal.Facts.Take(facts)];
    }

    private static RunHeader Header(IReadOnlyList<Tool> tools) => new()
    {
        Goal = "look up the lines of the list and write the answer to answer.md",
        Model = ScriptedModel.Card with { ContextLength = int.MaxValue },
        Seed = 7,
        Budget = new Budget { Steps = int.MaxValue, PromptTokens = long.MaxValue, GeneratedTokens = long.MaxValue, ToolCalls = int.MaxValue, Time = TimeSpan.MaxValue },
        Grant = Grant.Default,
        Tools = [.. tools, Tool.GiveUp],
        Prompts = PromptTemplates.BuiltIn.Hashes,
    };

    // Model and tool of the run. The line that is looked up is never the one that was wanted, so the step goes on.
    private sealed class EndlessLines : IChatClient, IToolbox, IDeliverables
    {
        private const string Brief = """{"reach":"yes","role":"clerk","subject":"the lines of the list","file":"answer.md","criteria":[]}""";
        private const string Plan = """{"steps":[{"tool":"look_up","instruction":"look up each line until the right one is found"}]}""";
        private int line;

        public IReadOnlyList<Tool> Tools { get; } =
            [new("look_up", "Looks up a line of the list.", Effect.ReadLibrary, Idempotent: true, [new("line", Required: true, JsonSerializer.SerializeToElement(new { type = "integer" }))])];

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reply = ((ChatResponseFormatJson)options!.ResponseFormat!).SchemaName switch
            {
                nameof(Purpose.Brief) => Brief,
                nameof(Purpose.Plan) => Plan,
                _ => string.Create(CultureInfo.InvariantCulture, $$$"""{"thought":"the next line may be the right one","tool":"look_up","args":{"line":{{{++line}}}}}"""),
            };
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply))
            {
                Usage = new UsageDetails { InputTokenCount = 1000, CachedInputTokenCount = 900, OutputTokenCount = reply.Length / 4 },
            });
        }

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates())
                yield return update;
        }

        public Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken)
            => Task.FromResult(new Observation($"Line {line} of the list says that it is not the one that is wanted, and that another may be.", Label.Of(Effect.ReadLibrary)) { Failure = "not_this_one" });

        public Task<string?> ReadAsync(string file, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }

    private sealed class SteadyClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 4, 5, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now += TimeSpan.FromSeconds(1);
    }
}
