using Agent.Core.Critiques;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Testing;
using static Agent.Core.Tests.Kitchenette;

namespace Agent.Core.Tests.Replays;

public sealed class VerificationTests
{
    private static readonly string[] Script = [Brief("todo.txt", ("exact", "buy milk")), Plan(("write_file", "write it")), Write("todo.txt", "buy milk\n"), Critique("met")];

    [Xunit.Fact]
    public async Task Each_reply_is_asked_for_again_with_the_same_request()
    {
        var (facts, first) = await RecordAsync();
        var model = new ScriptedModel(Script);
        var verification = new Verification(new Model(model, ScriptedModel.Card));

        await VerifyAsync(facts, verification);

        Assert.Equal((4, 0), (verification.Verified, verification.OfAnother));
        Assert.Equal(first.Requests.Select(Texts), model.Requests.Select(Texts));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_model_that_says_something_else_is_caught_at_its_first_reply_with_both_sides(int at)
    {
        var (facts, _) = await RecordAsync();
        var changed = Script.ToArray();
        changed[at] = changed[at].Replace("\"}", " \"}", StringComparison.Ordinal);
        Assert.NotEqual(Script[at], changed[at]);

        var divergence = await Assert.ThrowsAsync<DivergenceException>(() => VerifyAsync(facts, new Verification(new Model(new ScriptedModel(changed), ScriptedModel.Card))));

        Assert.Equal(facts.Index().Where(fact => fact.Item is BriefWritten or PlanWritten or ActionChosen or CritiqueWritten).ElementAt(at).Index, divergence.Sequence);
        Assert.EndsWith(Script[at], divergence.Recorded, StringComparison.Ordinal);
        Assert.EndsWith(changed[at], divergence.Replayed, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public async Task The_replies_of_another_model_are_taken_from_the_record()
    {
        var (facts, _) = await RecordAsync();
        var model = new ScriptedModel();
        var verification = new Verification(new Model(model, ScriptedModel.Card with { Sha256 = new string('6', 64) }));

        await VerifyAsync(facts, verification);

        Assert.Equal((0, 4), (verification.Verified, verification.OfAnother));
        Assert.Empty(model.Requests);
    }

    private static Task VerifyAsync(IReadOnlyList<Fact> facts, Verification verification)
        => Replay.RunAsync(facts, PromptTemplates.BuiltIn, new Checks([new TextChecks(), new FormCheck(), new ServesCheck()]), verification, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Texts(IReadOnlyList<Microsoft.Extensions.AI.ChatMessage> messages) => messages.Select(message => $"{message.Role}: {message.Text}");

    private static async Task<(IReadOnlyList<Fact> Facts, ScriptedModel Model)> RecordAsync()
    {
        var (kitchen, model) = (new Kitchenette(), new ScriptedModel(Script));
        await kitchen.RunAsync("write 'buy milk' to todo.txt", model, TestContext.Current.CancellationToken);
        return (kitchen.Journal.Facts, model);
    }
}
