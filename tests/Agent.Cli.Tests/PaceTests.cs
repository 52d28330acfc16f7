using Agent.Cli.Displays;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Microsoft.Extensions.Time.Testing;
using Fact = Agent.Core.Journals.Fact;

namespace Agent.Cli.Tests;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1", 60)]
    [InlineData("10", 6)]
    [InlineData("0.5", 120)]
    public async Task A_fact_is_waited_for_as_long_as_it_took_divided_by_the_speed(string speed, int seconds)
    {
        Assert.True(Pace.TryParse(speed, out var times));
        var time = new FakeTimeProvider(Noon.AddYears(1));
        var pace = new Pace(times!.Value, time);
        await pace.UntilAsync(At(0), TestContext.Current.CancellationToken);

        var waiting = pace.UntilAsync(At(60), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Fact]
    public void Nobody_waits_at_the_highest_speed_nor_for_a_clock_that_was_set_back_nor_while_no_process_worked()
    {
        Assert.True(Pace.TryParse("max", out var max));
        Assert.All([(max!.Value, At(60)), (1, At(-60)), (1, new RunResumed("0.1.0") { At = Noon.AddDays(1) })], ((double Speed, Fact Fact) one) =>
        {
            var pace = new Pace(one.Speed, new FakeTimeProvider(Noon));
            Assert.True(pace.UntilAsync(At(0), TestContext.Current.CancellationToken).IsCompletedSuccessfully);
            Assert.True(pace.UntilAsync(one.Fact, TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        });
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("fast")]
    public void What_is_no_speed_is_not_taken_for_one(string text) => Assert.False(Pace.TryParse(text, out _));

    private static RunEnded At(int second) => new(new Outcome(OutcomeKind.Met, "", "", null)) { At = Noon.AddSeconds(second) };
}
