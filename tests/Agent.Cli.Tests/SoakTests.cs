using Agent.Soak;
using Agent.Soak.Deaths;
using Agent.Soak.Hosts;

namespace Agent.Cli.Tests;

/// <summary>Where a run is killed most often, and who goes on with it. The rest of the soak takes minutes: its commands are <c>dotnet run --project tests/Agent.Soak -c Release</c>.</summary>
public sealed class SoakTests
{
    public static TheoryData<Moment, int> Moments => new()
    {
        { Moment.InFact, 4 }, { Moment.BeforeEffect, 6 }, { Moment.AfterEffect, 2 },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Killed_and_resumed_a_run_reaches_its_outcome_with_no_fact_lost_and_no_effect_twice(Moment moment, int number)
        => Held(await Harness.OfAsync(new Doom(moment, number, 500), Fault.None));

    [Fact]
    public async Task Of_several_processes_that_resume_a_run_at_once_one_goes_on_with_it()
    {
        await foreach (var verdict in Harness.TogetherAsync(1))
            Held(verdict);
    }

    private static void Held(Verdict verdict) => Assert.True(verdict.Held, $"{verdict.What}: {string.Join(" ", verdict.Broken)}");
}
