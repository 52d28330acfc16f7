using Agent.Core.Tools;
using TinyDisk = Agent.Testing.TinyDisk;
using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Workspaces;

public sealed class FullDiskTests
{
    // More than fits, so that a part of it does.
    private static readonly string Long = new('x', 64 * 1024);

    [Fact]
    public async Task A_text_that_does_not_fit_on_the_disk_is_added_as_a_whole_or_not_at_all()
    {
        Assert.SkipWhen(TinyDisk.Missing is not null, TinyDisk.Missing ?? "");
        using var folder = new TemporaryFolder();
        using var disk = TinyDisk.Mount(folder.Path("ws"), 32);
        using var workspace = Workspace.Open(folder.Path("ws"));
        await workspace.WriteTextAsync("old.md", "one\n");

        Assert.Equal(WorkspaceReasons.DiskFull, (await Assert.ThrowsAsync<WorkspaceException>(() => workspace.AppendTextAsync("old.md", Long))).Reason);
        Assert.Equal(WorkspaceReasons.DiskFull, (await Assert.ThrowsAsync<WorkspaceException>(() => workspace.AppendTextAsync("new.md", Long))).Reason);
        Assert.Equal(WorkspaceReasons.DiskFull, (await Assert.ThrowsAsync<WorkspaceException>(() => workspace.WriteTextAsync("old.md", Long))).Reason);

        Assert.Equal("one\n", await workspace.ReadTextAsync("old.md"));
        Assert.Equal(["old.md"], Directory.EnumerateFileSystemEntries(workspace.Root).Select(Path.GetFileName));
        await workspace.AppendTextAsync("old.md", "two\n");
        Assert.Equal("one\ntwo\n", await workspace.ReadTextAsync("old.md"));
    }

    [Fact]
    public async Task A_full_or_closed_disk_is_not_the_models_to_mend()
    {
        Assert.SkipWhen(TinyDisk.Missing is not null, TinyDisk.Missing ?? "");
        using var folder = new TemporaryFolder();
        using var disk = TinyDisk.Mount(folder.Path("ws"), 32);
        using var workspace = Workspace.Open(folder.Path("ws"));
        var tools = new FileTools(workspace);

        var full = await Assert.ThrowsAsync<CannotGoOnException>(() => tools.WriteAsync("a.md", Long));
        disk.MakeReadOnly();
        var closed = await Assert.ThrowsAsync<CannotGoOnException>(() => tools.AppendAsync("a.md", "one"));

        Assert.Equal("The workspace cannot take what the run writes: 'a.md' does not fit on the disk. Free some space.", full.Message);
        Assert.Equal("The workspace cannot take what the run writes: 'a.md' is on a disk that cannot be written. Make it writable, or use another workspace.", closed.Message);
    }

    [Fact]
    public async Task A_note_that_does_not_fit_leaves_the_notes_as_they_were()
    {
        Assert.SkipWhen(TinyDisk.Missing is not null, TinyDisk.Missing ?? "");
        using var folder = new TemporaryFolder();
        using var disk = TinyDisk.Mount(folder.Path("home"), 8);
        var path = folder.Path("home/memory.md");
        // The first note ends just before the last page does.
        var notes = new string('n', 4000) + "\n";
        await File.WriteAllTextAsync(path, notes);
        disk.Fill();

        var stopped = await Assert.ThrowsAsync<CannotGoOnException>(() => new MemoryTools(path).RememberAsync(new string('m', 400)));

        Assert.Equal($"The note could not be kept in '{path}': No space left on device.", stopped.Message);
        Assert.Equal(notes, await File.ReadAllTextAsync(path));
    }
}
