using Agent.Core.Journals;

namespace Agent.Cli.Tests;

public sealed class ReplayTests
{
    [Theory]
    [InlineData("last")]
    [InlineData("20260405")]
    [InlineData("89971a")]
    public async Task A_replay_tells_the_same_story_and_gives_the_same_result_with_model_and_workspace_gone(string run)
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        var told = world.Error[..world.Error.IndexOf("file     ", StringComparison.Ordinal)];
        Directory.Delete(Path.Combine(world.Here, "workspace"), recursive: true);
        world.Model = null;

        Assert.Equal(0, await world.RunAsync("replay", run));
        Assert.Equal(Scripts.Recipe + "\n", world.Out);
        Assert.Equal(told + "replayed 15 facts, every byte as recorded\n", world.Error);
        Assert.False(Directory.Exists(Path.Combine(world.Here, "workspace")), "a replay touches nothing");
    }

    [Fact]
    public async Task A_journal_may_be_named_by_its_path()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        var copy = Path.Combine(world.Here, "copy.jsonl");
        File.Copy(Journal(world), copy);
        Directory.Delete(world.Home, recursive: true);

        Assert.Equal(0, await world.RunAsync("replay", copy));
        Assert.Equal(Scripts.Recipe + "\n", world.Out);
    }

    [Fact]
    public async Task A_record_that_the_loop_would_not_make_ends_with_6_and_shows_the_place()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        Journals.Rewrite(Journal(world), fact => fact is WorkChecked work ? work with { Findings = [.. work.Findings.Select(finding => finding with { Passed = false })] } : fact);

        Assert.Equal(6, await world.RunAsync("replay", "last"));
        Assert.StartsWith("Fact 12 diverges.", world.Error[world.Error.IndexOf("Fact", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<IReadOnlyList<Fact>, IEnumerable<Fact>>, int> Planted => new()
    {
        { "a tool's result is caught by the next request, which heard it", facts => facts.Select(fact => fact is ToolReturned { Call.Tool: "search" } told ? told with { Observation = told.Observation with { Text = told.Observation.Text + " " } } : fact), 6 },
        { "a prompt", facts => facts.Select(fact => fact is PlanWritten plan ? plan with { Exchange = plan.Exchange with { Prompt = plan.Exchange.Prompt + " " } } : fact), 2 },
        { "the order", facts => [.. facts.Take(3), facts[4], facts[3], .. facts.Skip(5)], 3 },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_change_that_keeps_every_hash_whole_is_caught_at_its_first_fact(string what, Func<IReadOnlyList<Fact>, IEnumerable<Fact>> change, int first)
    {
        using var world = await RanAsync();
        Journals.Rewrite(Journal(world), change);

        Assert.Equal(6, await world.RunAsync("replay", "last", "--quiet"));
        Assert.True(world.Error.StartsWith($"Fact {first} diverges.\nRecorded: ", StringComparison.Ordinal), $"{what}: {world.Error}");
    }

    [Fact]
    public async Task A_changed_byte_in_a_journal_is_found_before_anything_is_replayed()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        var text = await File.ReadAllTextAsync(Journal(world), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Journal(world), text.Replace("1200 g", "1300 g", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal(4, await world.RunAsync("replay", "last"));
        Assert.Contains("' was changed or damaged. Line 9, which begins at byte ", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_left_out_and_the_rest_is_replayed()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        await using (var file = File.OpenWrite(Journal(world)))
            file.SetLength(file.Length - 10);

        Assert.Equal(0, await world.RunAsync("replay", "last"));
        Assert.Contains("ends in a line that was cut off", world.Error, StringComparison.Ordinal);
        Assert.Contains("replayed 14 facts", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_is_asked_again_and_says_the_same()
    {
        using var world = await RanAsync();
        using var again = world.Later(Scripts.MeetingTheGoal);

        Assert.Equal(0, await again.RunAsync("replay", "last", "--verify-model"));
        Assert.EndsWith("replayed 15 facts, every byte as recorded\nverified 6 replies, every token as the model says it again\n", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, again.Model!.Left);
    }

    [Fact]
    public async Task A_model_that_says_something_else_ends_with_6_and_shows_both_sides()
    {
        using var world = await RanAsync();
        using var again = world.Later([.. Scripts.MeetingTheGoal.Select(reply => reply.Replace("the library may know", "the library must know", StringComparison.Ordinal))]);

        Assert.Equal(6, await again.RunAsync("replay", "last", "--verify-model", "--output", "json"));
        Assert.Equal("diverged", (string?)again.Document["error"]!["code"]);
        var message = (string)again.Document["error"]!["message"]!;
        Assert.StartsWith("Fact 3 diverges.\nRecorded: ", message, StringComparison.Ordinal);
        Assert.Contains("the library may know", message, StringComparison.Ordinal);
        Assert.Contains("the library must know", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_cannot_verify_the_record_of_this_one()
    {
        using var world = await RanAsync();
        using var again = world.Later();
        again.Card = again.Card with { Name = "another", Sha256 = new string('6', 64) };

        Assert.Equal(4, await again.RunAsync("replay", "last", "--verify-model"));
        Assert.StartsWith("The run was made with the model 'scripted' (sha256 5555", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_built_in_model_says_the_same_tokens_whatever_was_cached_and_a_planted_tool_result_is_caught_at_the_next_reply()
    {
        var model = Path.Combine(AppContext.BaseDirectory, "models", "chef-nano.gguf");
        Assert.SkipUnless(File.Exists(model), "The built-in model is not part of this build.");
        using var world = new World { Model = null, ["AGENT_MODEL"] = model };
        await world.RunAsync("run", "make an Easter recipe", "--seed", "3");

        // A fork begins with an empty cache where the run had all of the prompt in it.
        using var fork = world.Later([], TimeSpan.FromMinutes(1));
        (fork.Model, fork["AGENT_MODEL"]) = (null, model);
        await fork.RunAsync("fork", "last", "--at", "9");
        var facts = JournalFile.Read(Directory.GetFiles(world.Home, "journal.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last()).Facts;
        Assert.InRange(Exchanges(facts).Count(exchange => exchange.EvaluatedTokens == exchange.PromptTokens), 1, Exchanges(facts).Count() - 1);
        Assert.Equal(0, await fork.RunAsync("replay", "last", "--verify-model"));
        Assert.Contains($"verified {Exchanges(facts).Count()} replies", fork.Error, StringComparison.Ordinal);

        var journal = Directory.GetFiles(world.Home, "journal.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var recorded = JournalFile.Read(journal).Facts.ToList();
        var next = recorded.FindIndex(recorded.FindIndex(fact => fact is ToolReturned { Call.Tool: "read" or "read_recipe" }), fact => fact is Replied);
        Journals.Rewrite(journal, fact => fact is ToolReturned { Call.Tool: "read" or "read_recipe" } returned ? returned with { Observation = returned.Observation with { Text = returned.Observation.Text + " Serve it with planted words." } } : fact);
        Assert.Equal(6, await fork.RunAsync("replay", journal, "--verify-model"));
        Assert.Contains($"Fact {next} diverges.\n", fork.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<Exchange> Exchanges(IEnumerable<Core.Journals.Fact> facts) => facts.Select(fact => fact switch
    {
        BriefWritten brief => brief.Exchange,
        PlanWritten plan => plan.Exchange,
        ActionChosen action => action.Exchange,
        CritiqueWritten critique => critique.Exchange,
        ReplyRejected rejected => rejected.Exchange,
        _ => null,
    }).OfType<Exchange>();

    [Theory]
    [InlineData("max", 0)]
    [InlineData("10", 0)]
    [InlineData("fast", 2)]
    public async Task A_replay_may_be_played_at_a_speed(string speed, int exit)
    {
        using var world = await RanAsync();
        world.Model = null;

        // The clock stood still, so there is nothing to wait for.
        Assert.Equal(exit, await world.RunAsync("replay", "last", "--speed", speed));
        Assert.Equal(exit == 0 ? Scripts.Recipe + "\n" : "", world.Out);
    }

    private static async Task<World> RanAsync()
    {
        var world = new World(Scripts.MeetingTheGoal);
        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--seed", "7"));
        return world;
    }

    private static string Journal(World world) => Assert.Single(Directory.GetFiles(world.Home, "journal.jsonl", SearchOption.AllDirectories));
}
