using Agent.Core.Journals;
using Agent.Testing;

namespace Agent.Cli.Tests;

/// <summary>Disks that are full or cannot be written, as real as a test can have them.</summary>
public sealed class DiskTests
{
    private const string Id = "20260405-100000-89971a";

    [Fact]
    public async Task Wherever_the_disk_of_the_journal_is_full_the_run_stops_and_goes_on_when_there_is_room()
    {
        Assert.SkipWhen(TinyDisk.Missing is not null, TinyDisk.Missing ?? "");
        var stopped = 0;
        for (var kilobytes = 20; ; kilobytes += 4)
        {
            using var world = new World(Scripts.MeetingTheGoal);
            using var disk = TinyDisk.Mount(world.Home, kilobytes);
            if (await world.RunAsync("run", "make an Easter recipe", "--seed", "7") == 0)
                break;

            stopped++;
            Assert.Contains($"The journal '~/home/runs/{Id}/journal.jsonl' could not take fact ", world.Error, StringComparison.Ordinal);
            Assert.EndsWith($": No space left on device. The run stops here; what was written before is kept. Mend the cause, then go on: agent resume ~/home/runs/{Id}/journal.jsonl\n", world.Error, StringComparison.Ordinal);
            await GoesOnAsync(world, disk);
        }
        Assert.InRange(stopped, 2, 20);
    }

    [Fact]
    public async Task A_workspace_without_room_stops_the_run_and_what_stood_there_stays()
    {
        Assert.SkipWhen(TinyDisk.Missing is not null, TinyDisk.Missing ?? "");
        using var world = new World(Scripts.MeetingTheGoal);
        using var disk = TinyDisk.Mount(Path.Combine(world.Here, "workspace"), 16);
        var recipe = Path.Combine(world.Here, "workspace", "easter-recipe.md");
        await File.WriteAllTextAsync(recipe, "last year's", TestContext.Current.CancellationToken);
        disk.Fill();

        Assert.Equal(4, await world.RunAsync("run", "make an Easter recipe", "--seed", "7"));
        Assert.EndsWith($"The workspace cannot take what the run writes: 'easter-recipe.md' does not fit on the disk. Free some space.\nMend the cause, then go on: agent resume {Id}\n", world.Error, StringComparison.Ordinal);
        Assert.Equal("last year's", await File.ReadAllTextAsync(recipe, TestContext.Current.CancellationToken));
        Assert.Equal(["easter-recipe.md", "filling"], Directory.GetFiles(Path.Combine(world.Here, "workspace")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        await GoesOnAsync(world, disk);
        Assert.Equal(Scripts.Recipe, await File.ReadAllTextAsync(recipe, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_workspace_whose_disk_became_read_only_stops_the_run_too()
    {
        Assert.SkipWhen(TinyDisk.Missing is not null, TinyDisk.Missing ?? "");
        using var world = new World();
        using var disk = TinyDisk.Mount(Path.Combine(world.Here, "workspace"), 64);
        world.Model = new ScriptedModel(Scripts.MeetingTheGoal) { Asked = request => { if (request == 4) disk.MakeReadOnly(); } };

        Assert.Equal(4, await world.RunAsync("run", "make an Easter recipe", "--seed", "7"));
        Assert.Contains("'easter-recipe.md' is on a disk that cannot be written.", world.Error, StringComparison.Ordinal);

        disk.MakeWritable();
        await GoesOnAsync(world, disk);
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_written_ends_with_4_before_anything_is_done()
    {
        Assert.SkipWhen(TinyDisk.Missing is not null, TinyDisk.Missing ?? "");
        using var world = new World(Scripts.MeetingTheGoal);
        using var disk = TinyDisk.Mount(Path.Combine(world.Here, "closed"), 64);
        disk.MakeReadOnly();

        Assert.Equal(4, await world.RunAsync("run", "a cake", "--workspace", "closed"));
        Assert.Equal("The workspace '~/here/closed' cannot be written. Choose a folder that you may write to.\nChoose another folder: agent run --workspace DIR GOAL\n", world.Error);
        Assert.Empty(world.Model!.Requests);
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_takes_no_run_and_still_shows_those_that_it_has()
    {
        Assert.SkipWhen(TinyDisk.Missing is not null, TinyDisk.Missing ?? "");
        using var world = new World();
        using var disk = TinyDisk.Mount(world.Home, 256);
        world.Model = new ScriptedModel(Scripts.MeetingTheGoal) { Asked = request => { if (request == 4) world.Stop.Cancel(); } };
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        disk.MakeReadOnly();

        using var later = world.Later(Scripts.MeetingTheGoal);
        Assert.Equal(4, await later.RunAsync("run", "a cake"));
        Assert.Equal("The folder '~/home/runs' cannot hold the run's journal: Read-only file system. Choose another with AGENT_HOME.\n", later.Error);
        Assert.Equal(4, await later.RunAsync("resume", "last"));
        Assert.Equal($"The journal '~/home/runs/{Id}/journal.jsonl' could not be opened for writing: Read-only file system. What it holds can still be read: agent runs show ~/home/runs/{Id}/journal.jsonl\n", later.Error);
        Assert.Equal(4, await later.RunAsync("runs", "rm", "last"));
        Assert.Empty(later.Model!.Requests);
        foreach (var reading in new[] { "runs list", "runs show last", "runs tree", "runs verify --all", "replay last" })
            Assert.Equal(0, await later.RunAsync(reading.Split(' ')));

        disk.MakeWritable();
        await GoesOnAsync(world, disk);
    }

    // With room again the run reaches its goal, has every fact that it had, and is replayed without its model.
    private static async Task GoesOnAsync(World world, TinyDisk disk)
    {
        var before = JournalFile.Read(world.Journal).Verified().Lines;
        File.Delete(Path.Combine(world.Here, "workspace", "filling"));
        disk.Resize(1024);
        using var later = world.Later(Scripts.MeetingTheGoal[before.Count(line => line.Fact is Replied)..]);

        Assert.True(await later.RunAsync("resume", "last") == 0, later.Error);
        Assert.Equal(Scripts.Recipe + "\n", later.Out);
        Assert.Equal(before.Select(line => line.Hash), JournalFile.Read(world.Journal).Verified().Lines.Take(before.Count).Select(line => line.Hash));
        Assert.Equal(0, await later.RunAsync("replay", "last"));
    }
}
