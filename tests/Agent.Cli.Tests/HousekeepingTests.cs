using System.IO.Compression;
using Agent.Core.Journals;

namespace Agent.Cli.Tests;

public sealed class HousekeepingTests
{
    private const string Id = "20260405-100000-89971a";

    [Fact]
    public async Task A_list_takes_only_runs_of_an_outcome_a_goal_and_a_time()
    {
        using var world = await TwoRunsAsync();

        Assert.Equal(["met"], await ListedAsync(world, "--outcome", "met"));
        Assert.Equal(["budget_spent"], await ListedAsync(world, "--goal", "EASTER lamb"));
        Assert.Equal(["budget_spent"], await ListedAsync(world, "--since", "2026-04-06"));
        Assert.Equal(["met"], await ListedAsync(world, "--until", "2026-04-05"));
        Assert.Equal(["budget_spent", "met"], await ListedAsync(world, "--outcome", "met", "--outcome", "budget_spent"));
        Assert.Equal(["budget_spent"], await ListedAsync(world, "--limit", "1"));
        Assert.Equal([], await ListedAsync(world, "--outcome", "stuck"));
        Assert.Equal(2, await world.RunAsync("runs", "list", "--since", "yesterday"));
    }

    [Fact]
    public async Task A_list_opens_no_journal_that_is_as_it_was_and_sees_one_that_changed()
    {
        using var world = await TwoRunsAsync();
        await ListedAsync(world);
        var journal = Journal(world, Id);
        var time = File.GetLastWriteTimeUtc(journal);
        var bytes = await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken);

        // The same length and time, and nothing in it that could be read: what is listed now can only come from the index.
        await File.WriteAllBytesAsync(journal, new byte[bytes.Length], TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(journal, time);
        Assert.Equal(["budget_spent", "met"], await ListedAsync(world));
        Assert.Equal(4, await world.RunAsync("runs", "verify", Id));

        File.SetLastWriteTimeUtc(journal, time.AddSeconds(1));
        Assert.Equal(["budget_spent", "broken"], await ListedAsync(world));

        await File.WriteAllTextAsync(Path.Combine(world.Home, "runs", "index.jsonl"), "{\"v\":1,", TestContext.Current.CancellationToken);
        Assert.Equal(["budget_spent", "broken"], await ListedAsync(world));
    }

    [Fact]
    public async Task An_exported_run_is_replayed_shown_and_imported_where_nothing_else_of_it_is()
    {
        using var world = await TwoRunsAsync();
        var file = Path.Combine(world.Here, "run.zip");
        Assert.Equal(0, await world.RunAsync("runs", "export", Id, file));
        Assert.Equal(2, await world.RunAsync("runs", "export", Id, file));
        var first = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(0, await world.RunAsync("runs", "export", Id, file, "--force"));
        Assert.Equal(first, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        using var elsewhere = new World { Model = null };
        Assert.Equal(0, await elsewhere.RunAsync("replay", file));
        Assert.Equal(Scripts.Recipe + "\n", elsewhere.Out);
        Assert.Equal(0, await elsewhere.RunAsync("runs", "verify", file));
        Assert.Equal(2, await elsewhere.RunAsync("resume", file));
        Assert.Equal(0, await elsewhere.RunAsync("runs", "import", file));
        Assert.Equal($"{Id} imported\n", elsewhere.Out);
        Assert.Equal(0, await elsewhere.RunAsync("runs", "import", file));
        Assert.Equal($"{Id} was here already\n", elsewhere.Out);
        Assert.Equal(0, await elsewhere.RunAsync("replay", Id));
        Assert.Equal(await File.ReadAllBytesAsync(Journal(world, Id), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Journal(elsewhere, Id), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("blobs/../../outside.txt")]
    [InlineData("/outside.txt")]
    [InlineData("blobs/short")]
    public async Task An_archive_with_a_name_that_is_no_part_of_a_run_is_refused_as_a_whole(string name)
    {
        using var world = new World();
        var file = Path.Combine(world.Here, "run.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
        {
            zip.CreateEntry(name);
            zip.CreateEntry("journal.jsonl");
        }

        Assert.Equal(4, await world.RunAsync("runs", "import", file));
        Assert.Contains($"holds '{name}', which is no part of a run.", world.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(world.Home, "runs")) && Directory.EnumerateFileSystemEntries(Path.Combine(world.Home, "runs")).Any(), "nothing is left behind");
    }

    [Fact]
    public async Task A_damaged_archive_is_not_imported()
    {
        using var world = await TwoRunsAsync();
        var (file, journal) = (Path.Combine(world.Here, "run.zip"), Journal(world, Id));
        await File.WriteAllTextAsync(journal, (await File.ReadAllTextAsync(journal, TestContext.Current.CancellationToken)).Replace("1200 g", "1300 g", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await world.RunAsync("runs", "export", Id, file);

        using var elsewhere = new World();
        Assert.Equal(4, await elsewhere.RunAsync("runs", "import", file));
        Assert.False(Directory.Exists(Path.Combine(elsewhere.Home, "runs", Id)), "a run that does not hold is not put among the others");
    }

    [Fact]
    public async Task Named_runs_are_removed_and_many_are_removed_only_after_a_yes()
    {
        using var world = await TwoRunsAsync();

        Assert.Equal(2, await world.RunAsync("runs", "rm", "--outcome", "met"));
        Assert.Contains("This would remove 1 of the runs, ", world.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await ListedAsync(world)).Count);
        Assert.Equal(0, await world.RunAsync("runs", "rm", "--outcome", "met", "--yes"));
        Assert.Equal(["budget_spent"], await ListedAsync(world));
        Assert.Equal(0, await world.RunAsync("runs", "rm", "last"));
        Assert.Equal([], await ListedAsync(world));
        Assert.Equal(2, await world.RunAsync("runs", "rm"));
    }

    [Fact]
    public async Task A_run_that_another_process_works_on_is_not_removed_nor_any_with_it()
    {
        using var world = await TwoRunsAsync();
        using (JournalLock.Take(Journal(world, Id)))
        {
            Assert.Equal(4, await world.RunAsync("runs", "rm", "last", Id));
            Assert.Contains($"Another process is working on the run '{Id}', so nothing was removed.", world.Error, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await ListedAsync(world)).Count);
    }

    [Fact]
    public async Task A_journal_outside_the_store_is_not_removed()
    {
        using var world = await TwoRunsAsync();
        var copy = Path.Combine(world.Here, "journal.jsonl");
        File.Copy(Journal(world, Id), copy);

        Assert.Equal(2, await world.RunAsync("runs", "rm", copy));
        Assert.True(File.Exists(copy), "it is still there");
    }

    [Fact]
    public async Task Each_fact_can_be_seen_with_its_number()
    {
        using var world = await TwoRunsAsync();

        Assert.Equal(0, await world.RunAsync("runs", "show", Id, "--facts"));
        var lines = world.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(15, lines.Length);
        Assert.StartsWith("    0  run.started", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("   14  run.ended", lines[14], StringComparison.Ordinal);
    }

    private static async Task<World> TwoRunsAsync()
    {
        var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        using var later = world.Later(Scripts.MeetingTheGoal[..4], TimeSpan.FromDays(1));
        await later.RunAsync("run", "cook Easter lamb for Easter", "--max-steps", "4");
        return world;
    }

    private static async Task<IReadOnlyList<string>> ListedAsync(World world, params string[] filter)
    {
        Assert.Equal(0, await world.RunAsync(["runs", "list", "--output", "json", .. filter]));
        return [.. world.Document["runs"]!.AsArray().Select(run => (string)run!["outcome"]!)];
    }

    private static string Journal(World world, string run) => Path.Combine(world.Home, "runs", run, "journal.jsonl");
}
