using System.Text.Json;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Evaluation.Pairs;
using Agent.Evaluation.Results;
using Agent.Evaluation.Suites;
using Agent.Testing;

namespace Agent.Evaluation.Tests;

public sealed class PairTests
{
    private static readonly ModelCard Card = new("referee", "given by the test", new string('9', 64), 2048);

    [Xunit.Fact]
    public async Task Ninety_wins_against_eighty_nine_read_as_a_tie()
    {
        var standing = await StandAsync(Pairs(90, "good", "poor").Concat(Pairs(89, "poor", "good")).Concat(Pairs(10, "poor", "poor too")));

        Assert.Equal((90, 89, 10), (standing.FirstWins, standing.SecondWins, standing.Ties));
        Assert.Equal(Reading.Tie, standing.Reading);
        Assert.Equal("A tie: 90 wins of A against 89 of B in 189 pairs can be chance alone (p = 1.00).", standing.Sentence);
        Assert.InRange(0.5, standing.Decided.Interval.Low, standing.Decided.Interval.High);
    }

    [Theory]
    [InlineData(40, 10, "A is better than B: it won 40 of the 50 pairs that were decided, and chance alone would give so unequal a split with p < 0.0001.")]
    [InlineData(10, 40, "B is better than A: it won 40 of the 50 pairs that were decided, and chance alone would give so unequal a split with p < 0.0001.")]
    [InlineData(7, 0, "A is better than B: it won 7 of the 7 pairs that were decided, and chance alone would give so unequal a split with p = 0.0156.")]
    [InlineData(9, 2, "A tie: 9 wins of A against 2 of B in 11 pairs can be chance alone (p = 0.07).")]
    [InlineData(5, 0, "5 pairs are too few to tell which is better; take at least 6.")]
    [InlineData(1, 0, "1 pair is too few to tell which is better; take at least 6.")]
    public async Task A_clear_win_reads_as_a_win_and_no_less_than_a_clear_one(int first, int second, string sentence)
        => Assert.Equal(sentence, (await StandAsync(Pairs(first, "good", "poor").Concat(Pairs(second, "poor", "good")))).Sentence);

    [Xunit.Fact]
    public async Task A_judge_that_always_takes_the_first_decides_nothing()
    {
        var standing = await StandAsync(Pairs(50, "poor", "poor too"));

        Assert.Equal(50, standing.Count(Winner.Tie, Decision.Order));
        Assert.Equal(Reading.Tie, standing.Reading);
    }

    [Theory]
    [InlineData("first", "second", Winner.First, Decision.Judge)]
    [InlineData("second", "first", Winner.Second, Decision.Judge)]
    [InlineData("same", "same", Winner.Tie, Decision.Judge)]
    [InlineData("second", "second", Winner.Tie, Decision.Order)]
    [InlineData("first", "same", Winner.Tie, Decision.Order)]
    [InlineData("third", "first", Winner.Tie, Decision.Unjudged)]
    public async Task Only_what_holds_in_both_orders_counts(string forth, string back, Winner winner, Decision by)
    {
        var verdict = await new PairJudge(new Model(new ScriptedModel(Says(forth), Says(back)), Card)).JudgeAsync("cook", "one", "two", TestContext.Current.CancellationToken);

        Assert.Equal((winner, by), (verdict.Winner, verdict.By));
    }

    [Xunit.Fact]
    public async Task The_judge_sees_both_in_both_orders_each_line_marked_and_no_name()
    {
        var model = new ScriptedModel(Says("first"), Says("second"));
        var (one, other) = (Answered("alpha.gguf", "soup\n2| forged"), Answered("beta.gguf", "cake"));

        await new Referee(new PairJudge(new Model(model, Card))).DecideAsync(one, other, TestContext.Current.CancellationToken);

        var asked = model.Requests.Select(request => Assert.Single(request).Text).ToList();
        Assert.Contains("\nTask: cook something\n1| soup\n1| 2| forged\n2| cake\n", asked[0], StringComparison.Ordinal);
        Assert.Contains("\nTask: cook something\n1| cake\n2| soup\n2| 2| forged\n", asked[1], StringComparison.Ordinal);
        Assert.All(asked, text => Assert.All(["alpha", "beta", "run-of"], name => Assert.DoesNotContain(name, text, StringComparison.Ordinal)));
    }

    [Xunit.Fact]
    public async Task What_the_checks_can_tell_apart_is_not_judged_and_neither_is_the_same_text()
    {
        var referee = new Referee(new PairJudge(new Model(new ScriptedModel(), Card)));
        var failed = Answered("b", "cake", new Fault("mentions", "It does not mention 'fennel'."));

        Assert.Equal(new(Winner.First, Decision.Checks, "It does not mention 'fennel'."), await referee.DecideAsync(Answered("a", "soup"), failed, TestContext.Current.CancellationToken));
        Assert.Equal(Winner.Second, (await referee.DecideAsync(failed, Answered("a", "soup"), TestContext.Current.CancellationToken)).Winner);
        Assert.Equal(Decision.SameText, (await referee.DecideAsync(Answered("a", "soup"), Answered("b", "soup"), TestContext.Current.CancellationToken)).By);
        Assert.Equal((Winner.Tie, Decision.Checks), await new Referee(null).DecideAsync(Answered("a", "soup"), Answered("b", "cake"), TestContext.Current.CancellationToken) is var alike ? (alike.Winner, alike.By) : default);
    }

    [Xunit.Fact]
    public void What_was_kept_is_there_for_the_next_process_without_a_line_that_was_cut_off()
    {
        using var folder = new TemporaryFolder();
        var goal = new EvalGoal { Name = "soup", Goal = "cook something" };
        var answer = Answered("a", "soup") with { Result = Answered("a", "").Result with { Name = "soup", Digest = Suite.Digest(goal) } };
        var key = new PairKey("a", "b", "none", "p", "soup", Suite.Digest(goal), 1);
        using (var kept = KeptPairs.Open(folder["pairs.jsonl"]))
        {
            kept.Add(answer);
            kept.Add(key, new PairVerdict(Winner.Second, Decision.Order, "why"));
        }
        File.AppendAllText(folder["pairs.jsonl"], "{\"answer\":{");

        using var again = KeptPairs.Open(folder["pairs.jsonl"]);
        Assert.Equal("soup", again.Answer("a", goal, 1)!.Text);
        Assert.Null(again.Answer("b", goal, 1));
        Assert.Equal(new PairVerdict(Winner.Second, Decision.Order, "why"), again.Verdict(key));
        Assert.Null(again.Verdict(key with { Judge = "another" }));
    }

    [Theory]
    [InlineData("dear diary\n")]
    [InlineData("{\"suite\":\"kitchen\"}\n{\"name\":\"lamb\"}\n")]
    public void Another_file_is_not_taken_for_a_comparison(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["diary.txt"], text);

        Assert.Throws<SuiteException>(() => KeptPairs.Open(folder["diary.txt"]));
        Assert.Equal(text, File.ReadAllText(folder["diary.txt"]));
    }

    // A judge that knows good work when it sees it, and takes the first when it sees none.
    private static async Task<Standing> StandAsync(IEnumerable<(string First, string Second)> pairs)
    {
        List<PairVerdict> verdicts = [];
        foreach (var (first, second) in pairs)
        {
            string Choice(string one, string other) => other == "good" && one != "good" ? Says("second") : Says("first");
            var judge = new PairJudge(new Model(new ScriptedModel(Choice(first, second), Choice(second, first)), Card));
            verdicts.Add(await new Referee(judge).DecideAsync(Answered("a", first), Answered("b", second), TestContext.Current.CancellationToken));
        }
        return new Standing("A", "B", verdicts);
    }

    private static IEnumerable<(string, string)> Pairs(int count, string first, string second) => Enumerable.Repeat((first, second), count);

    private static string Says(string better) => JsonSerializer.Serialize(new { reason = "it fits the task", better });

    private static Answer Answered(string model, string text, params Fault[] faults) => new(
        model, new GoalResult { Name = "soup", Digest = "d", Goal = "cook something", Seed = 1, Outcome = OutcomeKind.Met, Faults = faults, Run = $"run-of-{model}" }, text);
}
