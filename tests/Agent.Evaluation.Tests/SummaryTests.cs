using Agent.Core.Goals;
using Agent.Evaluation.Results;

namespace Agent.Evaluation.Tests;

public sealed class SummaryTests
{
    [Fact]
    public void Pass_to_the_k_counts_goals_that_pass_every_time_and_success_the_first_seed()
    {
        var summary = new Summary([.. Runs("a", true, true, true), .. Runs("b", true, false, true), .. Runs("c", false, false, false)]);

        Assert.Equal((2, 3), (summary.Success.Successes, summary.Success.Trials));
        // (1 + 2/3 + 0) / 3, (1 + 1/3 + 0) / 3, (1 + 0 + 0) / 3
        Assert.Equal([5 / 9.0, 4 / 9.0, 1 / 3.0], summary.PassHat.Select(share => Math.Round(share, 12)), (one, other) => Math.Abs(one - other) < 1e-9);
        // The goals' shares are 1, 2/3 and 0: mean 5/9, standard deviation 0.5092, of three goals.
        Assert.Equal(5 / 9.0, summary.Average.Rate, 12);
        Assert.Equal(0, summary.Average.Low);
        Assert.Equal(1, summary.Average.High);
        Assert.Equal((0.5, 0.1733, 0.8267), Rounded(new Summary([.. Enumerable.Range(0, 9).SelectMany(i => Runs($"{i}", i < 4, i < 5))]).Average));
        Assert.Equal(["ended NotMet"], summary.Reasons.Select(reason => reason.Check));
    }

    [Fact]
    public void Two_results_are_compared_run_by_run_and_a_changed_goal_is_left_out()
    {
        var header = new EvalHeader { Suite = "s", Model = "m", Sha256 = "1" };
        var before = new EvalResults(header, [.. Runs("a", true), .. Runs("b", false), .. Runs("c", true)]);
        var now = new EvalResults(header, [.. Runs("a", false), .. Runs("b", true), Runs("c", false)[0] with { Digest = "other" }, .. Runs("d", true)]);

        var comparison = Comparison.Of(before, now);

        Assert.Equal(["b"], comparison.Gained.Select(result => result.Name));
        Assert.Equal(["a"], comparison.Lost.Select(result => result.Name));
        Assert.Equal(2, comparison.Pairs.Count);
        Assert.Equal(1, comparison.PValue);
    }

    [Fact]
    public void Results_are_read_as_they_were_written_without_the_line_that_was_cut_off()
    {
        using var folder = new Testing.TemporaryFolder();
        var header = new EvalHeader { Suite = "s", Model = "m", Sha256 = "1", Without = ["critique"] };
        var result = Runs("a", false)[0];
        File.WriteAllText(folder["r.jsonl"], ResultFile.Line(header) + ResultFile.Line(result) + ResultFile.Line(result)[..40]);

        var read = ResultFile.Read(folder["r.jsonl"]);

        Assert.True(read.Header.IsLike(header));
        Assert.Equal(ResultFile.Line(result), ResultFile.Line(Assert.Single(read.Results)));
    }

    private static (double, double, double) Rounded((double Rate, double Low, double High) one) => (Math.Round(one.Rate, 4), Math.Round(one.Low, 4), Math.Round(one.High, 4));

    private static List<GoalResult> Runs(string name, params bool[] passed) => [.. passed.Select((one, i) => new GoalResult
    {
        Name = name, Digest = name, Goal = name, Seed = (ulong)i + 1, Outcome = one ? OutcomeKind.Met : OutcomeKind.NotMet,
        Faults = one ? [] : [new Fault("ended", "The run ended as NotMet.")],
    })];
}
