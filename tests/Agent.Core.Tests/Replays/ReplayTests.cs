using Agent.Core.Critiques;
using Agent.Core.Journals;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Testing;
using static Agent.Core.Tests.Kitchenette;

namespace Agent.Core.Tests.Replays;

public sealed class ReplayTests
{
    private static readonly Checks Checks = new([new TextChecks(), new FormCheck(), new ServesCheck()]);

    [Xunit.Fact]
    public async Task A_replay_makes_the_same_facts_from_the_record_alone()
    {
        var facts = await RecordAsync();
        var seen = new List<Fact>();

        var run = await Replay.RunAsync(facts, PromptTemplates.BuiltIn, Checks, (_, fact) => seen.Add(fact));

        Assert.True(run.Outcome!.IsMet);
        Assert.Equal(facts.Select(FactJson.Write), seen.Select(fact => FactJson.Write(fact)));
    }

    [Xunit.Fact]
    public async Task A_changed_prompt_diverges_at_the_first_fact_that_holds_it()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["plan.md"], "Write some plan.", TestContext.Current.CancellationToken);

        var divergence = await Assert.ThrowsAsync<DivergenceException>(async () => await Replay.RunAsync(await RecordAsync(), PromptTemplates.From(folder.Path), Checks));

        Assert.Equal(2, divergence.Sequence);
    }

    [Xunit.Fact]
    public async Task A_changed_reply_diverges_where_it_was_given()
    {
        var facts = (await RecordAsync()).ToList();
        var at = facts.FindIndex(fact => fact is ActionChosen);
        var action = (ActionChosen)facts[at];
        facts[at] = action with { Exchange = action.Exchange with { Reply = action.Exchange.Reply.Replace("milk", "beer", StringComparison.Ordinal) } };

        var divergence = await Assert.ThrowsAsync<DivergenceException>(() => Replay.RunAsync(facts, PromptTemplates.BuiltIn, Checks));

        Assert.Equal(at, divergence.Sequence);
    }

    [Xunit.Fact]
    public async Task Two_facts_in_the_wrong_order_diverge_at_the_first_of_them()
    {
        var facts = (await RecordAsync()).ToList();
        (facts[3], facts[4]) = (facts[4], facts[3]);

        var divergence = await Assert.ThrowsAsync<DivergenceException>(() => Replay.RunAsync(facts, PromptTemplates.BuiltIn, Checks));

        Assert.Equal(3, divergence.Sequence);
    }

    private static async Task<IReadOnlyList<Fact>> RecordAsync()
    {
        var kitchen = new Kitchenette();
        await kitchen.RunAsync(
            "write 'buy milk' to todo.txt",
            new ScriptedModel(Brief("todo.txt", ("exact", "buy milk")), Plan(("write_file", "write it")), Write("todo.txt", "buy milk\n"), Critique("met")),
            TestContext.Current.CancellationToken);
        return kitchen.Journal.Facts;
    }
}
