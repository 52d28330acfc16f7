using System.Text.Json;
using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Plans;
using Agent.Core.Policies;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Testing;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Agent.Core.Tests.Runs;

/// <summary>Where several replies are as right, other seeds are to give others, and evenly so.</summary>
public sealed class SpreadTests
{
    private static readonly JsonElement Words = JsonElement.Parse("""{"type":"string"}""");

    [Xunit.Fact]
    public void Ten_seeds_in_a_row_fall_into_ten_of_sixteen_equal_parts()
        => Assert.Equal(10, Enumerable.Range(1, 10).Select(seed => (int)(16 * Sampling.PointOf((ulong)seed, 0))).Distinct().Count());

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(12345)]
    public void Ten_seeds_in_a_row_are_ten_pairs_of_eight_things_to_look_for_and_four_to_read(int first)
        => Assert.Equal(10, Enumerable.Range(first, 10).Select(seed => ((int)(8 * Sampling.PointOf((ulong)seed, 2)), (int)(4 * Sampling.PointOf((ulong)seed, 3)))).Distinct().Count());

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(41)]
    public void The_points_of_many_seeds_lie_evenly_at_every_step(int step)
    {
        var counts = Enumerable.Range(1, 2000).Select(seed => Sampling.PointOf((ulong)seed, step)).CountBy(point => (int)(20 * point)).ToDictionary();

        Assert.Equal(20, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 97, 103));
        Assert.InRange(Sampling.PointOf(ulong.MaxValue, step), 0, 1 - double.Epsilon);
    }

    [Xunit.Fact]
    public void What_to_look_for_and_what_to_read_are_decoded_from_a_point_and_nothing_else_is()
    {
        var (began, searching, reading) = (Began(Sampling.Card), Planned(Sampling.Card), Searched(Sampling.Card));

        Assert.Null(Drawn(began).CodePoint);
        Assert.Equal((1, Sampling.PointOf(7, searching.Spent.Steps)), (Drawn(searching).Temperature, Drawn(searching).CodePoint));
        Assert.Equal((1, Sampling.PointOf(7, reading.Spent.Steps)), (Drawn(reading).Temperature, Drawn(reading).CodePoint));
    }

    [Xunit.Fact]
    public void A_run_that_began_without_points_goes_on_without_them()
    {
        Assert.Null(Drawn(Searched(null)).CodePoint);
        Assert.Null(Drawn(Searched(new SamplerCard(0, 0.4, 1, 0.08))).CodePoint);
    }

    [Xunit.Fact]
    public async Task The_point_reaches_the_model_and_the_journal()
    {
        using var model = new Listening(new ScriptedModel("""{"thought":"it fits","tool":"read","args":{"document":"plums"}}"""));
        var (run, kitchen) = (Searched(Sampling.Card), new Kitchenette());
        var perform = new Perform(model, new Toolbox(new Kernel()), kitchen, kitchen.Checks, PromptTemplates.BuiltIn);

        var chosen = Assert.IsType<ActionChosen>(FactJson.AsKept(await perform.PerformAsync(run.Next()!, run, TestContext.Current.CancellationToken)));

        Assert.Equal(Sampling.PointOf(7, run.Spent.Steps), chosen.Exchange.CodePoint);
        Assert.Equal(chosen.Exchange.CodePoint, model.Heard!.AdditionalProperties!["code_point"]);
    }

    private static Run Searched(SamplerCard? sampler) => Planned(sampler).Apply(new ToolReturned(
        new ToolCall("search", JsonElement.Parse("""{"query":"plums"}""")),
        new Observation("1. plums\n2. pears", new Label("library", Integrity.Untrusted, Confidentiality.Public))
        {
            Choices = new Dictionary<string, IReadOnlyList<string>> { ["read.document"] = ["plums", "pears"] },
        }));

    private static Sampling Drawn(Run run) => Assert.IsType<Ask>(run.Next()).Sampling;

    private static Run Planned(SamplerCard? sampler) => Began(sampler)
        .Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), new Brief("yes", "clerk", "plums", "a.txt", [])))
        .Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", ""), new Plan([new PlanStep("search", "find plums"), new PlanStep("read", "read what fits best")])));

    private static Run Began(SamplerCard? sampler) => Run.Fold([new RunStarted(new RunHeader
    {
        Goal = "plums", Model = ScriptedModel.Card, Seed = 7, Budget = new Budget(), Grant = Grant.Default, Prompts = PromptTemplates.BuiltIn.Hashes, Sampler = sampler,
        Tools = [Tool("search", "query"), Tool("read", "document")],
    })]);

    private static Tool Tool(string name, string parameter) => new(name, "Looks.", Effect.ReadLibrary, true, [new ToolParameter(parameter, true, Words)]);

    private sealed class Listening(IChatClient inner) : DelegatingChatClient(inner)
    {
        public ChatOptions? Heard { get; private set; }

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Heard = options;
            return base.GetResponseAsync(messages, options, cancellationToken);
        }
    }
}
