using Agent.Core.Statistics;
using CsCheck;

namespace Agent.Core.Tests.Statistics;

public sealed class StatisticsTests
{
    // Reference values: Newcombe (1998), table of the Wilson score interval without continuity correction.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_of_a_proportion_is_that_of_the_literature(int successes, int trials, double low, double high)
    {
        var interval = new Proportion(successes, trials).Interval;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void An_interval_holds_the_rate_and_mirrors_its_complement()
        => Gen.Int[1, 500].SelectMany(trials => Gen.Int[0, trials].Select(successes => (successes, trials))).Sample(drawn =>
        {
            var one = new Proportion(drawn.successes, drawn.trials);
            var other = new Proportion(drawn.trials - drawn.successes, drawn.trials).Interval;
            Assert.InRange(one.Rate, one.Interval.Low, one.Interval.High);
            Assert.Equal(1 - other.High, one.Interval.Low, 12);
        });

    [Fact]
    public void Nothing_tried_says_nothing() => Assert.Equal((0.0, 1.0), new Proportion(0, 0).Interval);

    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(5, 5, 1.0)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(1, 9, 0.021484375)]
    [InlineData(9, 1, 0.021484375)]
    public void Trials_that_only_one_side_passed_tell_whether_it_is_better(int first, int second, double expected)
        => Assert.Equal(expected, new PairedOutcomes(first, second).PValue, 12);

    // Reference values: the tables of Clopper and Pearson's interval for 10 trials, and for 20.
    [Theory]
    [InlineData(8, 2, 0.4439, 0.9748)]
    [InlineData(0, 10, 0.0, 0.3085)]
    [InlineData(5, 5, 0.1871, 0.8129)]
    [InlineData(19, 1, 0.7513, 0.9987)]
    [InlineData(0, 0, 0.0, 1.0)]
    public void The_share_of_the_first_lies_where_the_literature_says(int first, int second, double low, double high)
    {
        var interval = new PairedOutcomes(first, second).Interval;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void One_half_lies_outside_of_the_interval_just_when_chance_is_below_one_in_twenty()
        => Gen.Select(Gen.Int[0, 120], Gen.Int[0, 120]).Sample((first, second) =>
        {
            var outcomes = new PairedOutcomes(first, second);
            Assert.Equal(outcomes.PValue < 0.05, outcomes.Interval.Low > 0.5 || outcomes.Interval.High < 0.5);
        });

    [Fact]
    public void A_thousand_against_none_is_no_error() => Assert.InRange(new PairedOutcomes(0, 3000).PValue, 0, 1e-300);
}
