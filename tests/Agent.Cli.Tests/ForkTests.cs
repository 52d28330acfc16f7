using Agent.Core.Journals;

namespace Agent.Cli.Tests;

public sealed class ForkTests
{
    private const string Parent = "20260405-100000-89971a";
    private static readonly int[] Replies = [1, 2, 3, 6, 9, 13];

    public static TheoryData<int> EveryFact => [.. Enumerable.Range(1, 15)];

    [Theory]
    [MemberData(nameof(EveryFact))]
    public async Task A_finished_run_is_forked_at_any_fact_and_the_fork_replays_with_the_model_gone(int at)
    {
        using var world = await FinishedAsync();
        using var fork = world.Later(Scripts.MeetingTheGoal[Replies.Count(reply => reply < at)..]);
        var before = await File.ReadAllBytesAsync(Journal(world, Parent), TestContext.Current.CancellationToken);

        Assert.Equal(0, await fork.RunAsync("fork", Parent, "--at", $"{at}"));
        Assert.Equal(Scripts.Recipe + "\n", fork.Out);
        Assert.Equal(0, fork.Model!.Left);
        Assert.Contains($"fork     of {Parent} after its first {at} facts, seed 7", fork.Error, StringComparison.Ordinal);

        Assert.Equal(Scripts.Recipe + "\n", await File.ReadAllTextAsync(Path.Combine(fork.Here, "workspace-fork", "easter-recipe.md"), TestContext.Current.CancellationToken) + "\n");
        Assert.Equal(before, await File.ReadAllBytesAsync(Journal(world, Parent), TestContext.Current.CancellationToken));
        var child = Path.GetFileName(Directory.GetDirectories(Path.Combine(world.Home, "runs")).Single(run => !run.EndsWith(Parent, StringComparison.Ordinal)));
        fork.Model = null;
        Directory.Delete(Path.Combine(world.Home, "runs", Parent), recursive: true);
        Assert.Equal(0, await fork.RunAsync("replay", child));
        Assert.Equal(0, await fork.RunAsync("runs", "verify", "--all"));
    }

    [Fact]
    public async Task A_fork_may_have_another_model_and_seed_and_keeps_the_first_ones_for_what_it_shares()
    {
        using var world = await FinishedAsync();
        using var fork = world.Later(Scripts.MeetingTheGoal[2..]);
        fork.Card = fork.Card with { Name = "another", Sha256 = new string('6', 64) };

        Assert.Equal(0, await fork.RunAsync("fork", "last", "--at", "3", "--seed", "8", "--output", "json"));

        Assert.Equal("another", (string?)fork.Document["model"]!["name"]);
        Assert.Equal(8, (int)fork.Document["seed"]!);
        var facts = JournalFile.Read((string)fork.Document["journal"]!).Verified().Facts;
        var started = Assert.IsType<RunStarted>(facts[0]);
        Assert.Equal((Parent, 3), (started.Header.Parent!.Run, started.Header.Parent.Facts));
        Assert.Equal(("scripted", 7UL), (started.Header.Model.Name, started.Header.Seed));
        Assert.Equal(JournalFile.Read(Journal(world, Parent)).Lines[2].Hash, started.Header.Parent.Sha256);
        Assert.Equal(JournalFile.Read(Journal(world, Parent)).Facts.Skip(1).Take(2).Select(FactJson.Write), facts.Skip(1).Take(2).Select(FactJson.Write));
    }

    [Fact]
    public async Task Another_goal_gets_a_brief_and_a_plan_of_its_own()
    {
        using var world = await FinishedAsync();
        string[] chore = ["""{"reach":"yes","role":"clerk","subject":"milk","file":"todo.txt","criteria":[{"check":"exact","value":"buy milk"}]}""",
            """{"steps":[{"tool":"write_file","instruction":"write it"}]}""", Scripts.Write("buy milk\n", "todo.txt"), Scripts.Met];
        using var fork = world.Later(chore);

        Assert.Equal(0, await fork.RunAsync("fork", Parent, "--at", "9", "--goal", "write 'buy milk' to todo.txt"));

        Assert.Equal("buy milk\n", fork.Out);
        Assert.Contains("write 'buy milk' to todo.txt", fork.Model!.Requests[0][^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(fork.Model.Requests[0], message => message.Text.Contains("Easter", StringComparison.Ordinal));
        fork.Model = null;
        Assert.Equal(0, await fork.RunAsync("replay", Child(world)));
    }

    [Fact]
    public async Task The_files_of_that_fact_are_made_in_a_new_folder_and_those_that_the_run_found_are_copied()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        Directory.CreateDirectory(Path.Combine(world.Here, "workspace", "notes"));
        await File.WriteAllTextAsync(Path.Combine(world.Here, "workspace", "notes", "guests.txt"), "4\n", TestContext.Current.CancellationToken);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        using var fork = world.Later(Scripts.Read, Scripts.Write(Scripts.Recipe), Scripts.Met);

        Assert.Equal(0, await fork.RunAsync("fork", Parent, "--at", "6", "--workspace", "other"));
        Assert.Contains("1 file that the run found, copied from ~/here/workspace, and 0 calls that wrote, made again", fork.Error, StringComparison.Ordinal);
        Assert.Equal("4\n", await File.ReadAllTextAsync(Path.Combine(world.Here, "other", "notes", "guests.txt"), TestContext.Current.CancellationToken));

        using var again = world.Later(Scripts.Read, Scripts.Write(Scripts.Recipe), Scripts.Met);
        Assert.Equal(0, await again.RunAsync("fork", Parent, "--at", "6", "--workspace", "other"));
        Assert.Contains("its files are taken as they are", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_that_was_spent_can_be_raised_from_where_it_ended()
    {
        using var world = new World(Scripts.MeetingTheGoal[..4]);
        Assert.Equal(3, await world.RunAsync("run", "make an Easter recipe", "--seed", "7", "--max-steps", "4"));
        using var fork = world.Later(Scripts.MeetingTheGoal[3..]);

        Assert.Equal(0, await fork.RunAsync("fork", Parent, "--at", "6", "--max-steps", "20"));
        Assert.Equal(Scripts.Recipe + "\n", fork.Out);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("16")]
    public async Task A_fact_that_is_not_there_is_named(string at)
    {
        using var world = await FinishedAsync();

        Assert.NotEqual(0, await world.RunAsync("fork", "last", "--at", at));
        Assert.Single(Directory.GetDirectories(Path.Combine(world.Home, "runs")));
    }

    [Fact]
    public async Task The_tree_shows_the_family_with_forks_of_forks_and_a_parent_that_is_gone()
    {
        using var world = await FinishedAsync();
        using var fork = world.Later(Scripts.MeetingTheGoal[2..]);
        await fork.RunAsync("fork", Parent, "--at", "3", "--seed", "8");
        var child = Child(world);
        using var next = world.Later(Scripts.MeetingTheGoal[4..]);
        await next.RunAsync("fork", child, "--at", "10", "--seed", "9");

        Assert.Equal(0, await next.RunAsync("runs", "tree"));
        var lines = next.Out.Split('\n');
        Assert.StartsWith(Parent, lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"└── {child}", lines[1], StringComparison.Ordinal);
        Assert.Contains(" at 3 ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("└──── 2026", lines[2], StringComparison.Ordinal);
        Assert.Contains(" at 10 ", lines[2], StringComparison.Ordinal);

        Assert.Equal(0, await next.RunAsync("runs", "rm", Parent));
        await next.RunAsync("runs", "tree", "--output", "json");
        Assert.Equal(["removed", "met", "met"], next.Document["runs"]!.AsArray().Select(run => (string)run!["outcome"]!));
    }

    private static async Task<World> FinishedAsync()
    {
        var world = new World(Scripts.MeetingTheGoal);
        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--seed", "7"));
        return world;
    }

    private static string Journal(World world, string run) => Path.Combine(world.Home, "runs", run, "journal.jsonl");

    private static string Child(World world) => Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(world.Home, "runs")), run => !run.EndsWith(Parent, StringComparison.Ordinal)));
}
