using Agent.Soak;
using Agent.Soak.Deaths;
using Agent.Soak.Hosts;
using Agent.Soak.Replays;

namespace Agent.Cli.Tests;

/// <summary>The short forms of the soak; the long ones are commands of their own, <c>dotnet run --project tests/Agent.Soak -c Release</c>.</summary>
public sealed class SoakTests
{
    public static TheoryData<Moment, int> Moments => new()
    {
        { Moment.BeforeFact, 0 }, { Moment.InFact, 4 }, { Moment.AfterFact, 4 }, { Moment.BeforeEffect, 6 }, { Moment.AfterEffect, 2 }, { Moment.InFact, 29 },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Killed_and_resumed_a_run_reaches_its_outcome_with_no_fact_lost_and_no_effect_twice(Moment moment, int number)
        => Held(await Harness.OfAsync(new Doom(moment, number, 500), Fault.None));

    [Fact]
    public async Task Killed_at_any_moment_too()
    {
        await foreach (var verdict in Harness.RandomAsync(2, seed: 1, Fault.None))
            Held(verdict);
    }

    [Fact]
    public async Task Of_several_processes_that_resume_a_run_at_once_one_goes_on_with_it()
    {
        await foreach (var verdict in Harness.TogetherAsync(1))
            Held(verdict);
    }

    [Fact]
    public async Task A_killed_run_of_the_built_in_model_goes_on_without_evaluating_its_prompt_again()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "models", "chef-nano.gguf")), "The built-in model is not part of this build.");
        await foreach (var verdict in Prefills.ResumedAsync(step: 6))
            Held(verdict);
    }

    [Fact]
    public async Task Every_fault_that_is_planted_is_found()
    {
        await foreach (var verdict in SoakCommands.PlantedAsync())
            Held(verdict);
    }

    [Fact]
    public async Task Stored_runs_replay_without_a_model_and_a_planted_divergence_is_found_where_it_begins()
    {
        await foreach (var verdict in StoredRuns.ReplayAsync(8, seed: 1))
            Held(verdict);
    }

    private static void Held(Verdict verdict) => Assert.True(verdict.Held, $"{verdict.What}: {string.Join(" ", verdict.Broken)}");
}
