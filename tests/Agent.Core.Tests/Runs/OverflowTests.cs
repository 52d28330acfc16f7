using Agent.Core.Goals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Testing;
using Microsoft.Extensions.AI;
using static Agent.Core.Tests.Kitchenette;

namespace Agent.Core.Tests.Runs;

/// <summary>A request that the model's context cannot hold once broke the run off without an end in its journal.</summary>
public sealed class OverflowTests
{
    [Xunit.Fact]
    public async Task A_request_that_does_not_fit_is_asked_again_with_the_transcript_cut_back()
    {
        var kitchen = new Kitchenette { Files = { ["b.txt"] = "beans" } };
        var model = Overflowing(
            at: request => request == 4,
            Brief("a.txt"), Plan(("read_file", "read"), ("write_file", "write")), Act("read_file", new { path = "b.txt" }), Write("a.txt", "beans"), Critique("met"));

        var run = await kitchen.RunAsync("copy b.txt to a.txt", model, TestContext.Current.CancellationToken);

        Assert.True(run.Outcome!.IsMet);
        Assert.Equal(["RequestOverflowed", "TranscriptCompacted"], kitchen.Journal.Facts.Skip(6).Take(2).Select(fact => fact.GetType().Name));
        Assert.Equal(7, model.Requests[4].Count);
        await Replay.RunAsync(kitchen.Journal.Facts, PromptTemplates.BuiltIn, kitchen.Checks);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task One_that_does_not_fit_even_so_ends_the_run_with_what_to_do(int from)
    {
        var kitchen = new Kitchenette { Files = { ["b.txt"] = "beans" } };
        var model = Overflowing(
            at: request => request >= from,
            Brief("a.txt"), Plan(("read_file", "read"), ("write_file", "write")), Act("read_file", new { path = "b.txt" }));

        var run = await kitchen.RunAsync("copy b.txt to a.txt", model, TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.Failed, run.Outcome!.Kind);
        Assert.StartsWith("The model's context holds 2048 tokens, and the shortest request that says what is needed has 3000.", run.Outcome.Message, StringComparison.Ordinal);
        await Replay.RunAsync(kitchen.Journal.Facts, PromptTemplates.BuiltIn, kitchen.Checks);
    }

    [Theory]
    [InlineData(1500, OutcomeKind.Met)]
    [InlineData(900_000, OutcomeKind.BudgetSpent)]
    public async Task A_reply_that_its_schema_makes_long_may_be_as_long_as_the_budget_has_room_for(int tokens, OutcomeKind outcome)
    {
        var kitchen = new Kitchenette { Files = { ["b.txt"] = "beans" } };
        using var model = new Demanding(
            new ScriptedModel(Brief("a.txt"), Plan(("read_file", "read"), ("write_file", "write")), Act("read_file", new { path = "b.txt" }), Write("a.txt", "beans"), Critique("met")),
            tokens);

        var run = await kitchen.RunAsync("copy b.txt to a.txt", model, TestContext.Current.CancellationToken);

        Assert.Equal(outcome, run.Outcome!.Kind);
        if (outcome == OutcomeKind.BudgetSpent)
            Assert.Contains($"and the next reply takes {tokens}", run.Outcome.Message, StringComparison.Ordinal);
        await Replay.RunAsync(kitchen.Journal.Facts, PromptTemplates.BuiltIn, kitchen.Checks);
    }

    /// <summary>A model whose actions take so many tokens at the least.</summary>
    private sealed class Demanding(IChatClient model, int tokens) : DelegatingChatClient(model)
    {
        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => options is { MaxOutputTokens: { } most, ResponseFormat: ChatResponseFormatJson { SchemaName: "Act" } } && most < tokens
                ? throw new ReplyOverflowException(tokens)
                : base.GetResponseAsync(messages, options, cancellationToken);
    }

    private static ScriptedModel Overflowing(Func<int, bool> at, params string[] replies) => new(replies)
    {
        Asked = request =>
        {
            if (at(request))
                throw new RequestOverflowException(3000, 2048);
        },
    };
}
