using System.Text.Json.Nodes;
using Agent.Core.Journals;

namespace Agent.Cli.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task A_run_that_is_over_is_told_as_it_was_and_its_result_given()
    {
        using var world = await RanAsync();
        var told = world.Error;

        Assert.Equal(0, await world.RunAsync("watch", "last"));
        Assert.Equal(told, world.Error);
        Assert.Equal(Scripts.Recipe + "\n", world.Out);
    }

    [Fact]
    public async Task The_facts_of_another_process_are_told_as_they_come_and_the_watching_ends_with_the_run()
    {
        using var world = await RanAsync();
        var bytes = await File.ReadAllBytesAsync(world.Journal, TestContext.Current.CancellationToken);
        var lines = Lines(bytes);
        using var writer = JournalLock.Take(world.Journal);

        // The eighth line is being written when the watching begins.
        await WriteAsync(world, bytes[..(lines[7] - 20)]);
        var watching = world.RunAsync("watch", "last", "--output", "ndjson");
        foreach (var length in (int[])[lines[7] - 10, lines[7], lines[11] - 1, lines[14]])
        {
            Assert.False(watching.IsCompleted);
            await WriteAsync(world, bytes[..length]);
            world.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0, await EndAsync(world, watching));
        var facts = world.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(16, facts.Count);
        Assert.Equal(["run.started", "run.ended"], [(string?)facts[0]["fact"], (string?)facts[14]["fact"]]);
        Assert.True((bool)facts[15]["ok"]!);
    }

    [Fact]
    public async Task A_run_that_another_process_goes_on_with_is_followed_over_the_line_that_was_torn()
    {
        using var world = await RanAsync();
        var bytes = await File.ReadAllBytesAsync(world.Journal, TestContext.Current.CancellationToken);
        await WriteAsync(world, bytes[..(Lines(bytes)[8] - 30)]);

        using var later = world.Later(Scripts.MeetingTheGoal[3..]);
        Assert.Equal(0, await later.RunAsync("resume", "last"));
        Assert.Equal(0, await world.RunAsync("watch", "last"));
        Assert.Contains("\nresumed  by agent ", world.Error, StringComparison.Ordinal);
        Assert.Contains("\ntorn     a line of the journal was cut off; its ", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_run_that_nobody_works_on_the_watching_ends_and_says_how_to_go_on()
    {
        using var world = await RanAsync();
        Journals.Rewrite(world.Journal, facts => facts.Take(6));

        Assert.Equal(1, await world.RunAsync("watch", "last"));
        Assert.EndsWith("left     no process works on the run, and it is not over\nresume   agent resume 20260405-100000-89971a\n", world.Error, StringComparison.Ordinal);
        Assert.Equal("", world.Out);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_watching_and_leaves_the_run_alone()
    {
        using var world = await RanAsync();
        Journals.Rewrite(world.Journal, facts => facts.Take(6));
        var before = await File.ReadAllBytesAsync(world.Journal, TestContext.Current.CancellationToken);
        using var writer = JournalLock.Take(world.Journal);

        var watching = world.RunAsync("watch", "last");
        Assert.False(watching.IsCompleted);
        await world.Stop.CancelAsync();

        Assert.Equal(130, await watching);
        Assert.EndsWith("The run is watched no longer and was left alone.\nSee it again: agent watch last\n", world.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(world.Journal, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_journal_that_is_damaged_while_it_is_watched_is_told_up_to_there()
    {
        using var world = await RanAsync();
        var bytes = await File.ReadAllBytesAsync(world.Journal, TestContext.Current.CancellationToken);
        var lines = Lines(bytes);
        bytes[lines[8] - 90] ^= 1;
        await WriteAsync(world, bytes);

        Assert.Equal(4, await world.RunAsync("watch", "last"));
        Assert.Contains("tool     search 'roast lamb with thyme for Easter recipe', gave ", world.Error, StringComparison.Ordinal);
        Assert.Contains($"Line 9, which begins at byte {lines[7]}, does not match its hash.", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_is_cut_while_it_is_watched_ends_the_watching()
    {
        using var world = await RanAsync();
        Journals.Rewrite(world.Journal, facts => facts.Take(9));
        using var writer = JournalLock.Take(world.Journal);
        var watching = world.RunAsync("watch", "last");

        Journals.Rewrite(world.Journal, facts => facts.Take(3));

        Assert.Equal(4, await EndAsync(world, watching));
        Assert.Contains("Line 10, which begins at byte ", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exported_run_is_replayed_and_not_watched()
    {
        using var world = await RanAsync();
        await world.RunAsync("runs", "export", "last", "run.zip");

        Assert.Equal(2, await world.RunAsync("watch", Path.Combine(world.Here, "run.zip")));
        Assert.Contains("is an exported run, on which nobody works.\nSee it as it happened: agent replay ", world.Error, StringComparison.Ordinal);
    }

    private static async Task<World> RanAsync()
    {
        var world = new World(Scripts.MeetingTheGoal);
        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--seed", "7"));
        return world;
    }

    // When the watching looks again is its own affair; the clock goes on until it has.
    private static async Task<int> EndAsync(World world, Task<int> watching)
    {
        while (!watching.IsCompleted)
        {
            world.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        return await watching;
    }

    private static Task WriteAsync(World world, byte[] bytes) => File.WriteAllBytesAsync(world.Journal, bytes, TestContext.Current.CancellationToken);

    // Where each line ends, with its line break.
    private static List<int> Lines(byte[] bytes) => [.. bytes.Index().Where(one => one.Item == '\n').Select(one => one.Index + 1)];
}
