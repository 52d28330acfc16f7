using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Workspaces;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task What_was_written_is_read_back_and_folders_are_made_on_the_way()
    {
        using var workspace = Workspace.Open(folder.Path("made/on/opening"));
        Assert.Equal(7, await workspace.WriteTextAsync("a/b/c.md", "grün 1"));
        Assert.Equal("grün 1", await workspace.ReadTextAsync("a/b/c.md"));
    }

    [Fact]
    public async Task A_write_replaces_the_whole_file_and_leaves_nothing_beside_it()
    {
        using var workspace = Open();
        await workspace.WriteTextAsync("a.md", "a long first text");
        await workspace.WriteTextAsync("a.md", "short");
        Assert.Equal("short", await workspace.ReadTextAsync("a.md"));
        Assert.Equal(["a.md"], Directory.EnumerateFileSystemEntries(workspace.Root).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(false, 3_000)]
    [InlineData(true, 20)]
    public async Task A_reader_sees_the_old_text_or_the_new_and_never_a_part_or_nothing(bool durable, int writes)
    {
        using var workspace = Open(new() { Durable = durable });
        string[] texts = [new('a', 20_000), new('b', 30_000)];
        await workspace.WriteTextAsync("a.md", texts[0]);
        var writer = Task.Run(async () =>
        {
            for (var i = 1; i <= writes; i++)
                await workspace.WriteTextAsync("a.md", texts[i % 2]);
        });
        do
            Assert.Contains(await workspace.ReadTextAsync("a.md"), texts);
        while (!writer.IsCompleted);
        await writer;
        Assert.Equal(["a.md"], Directory.EnumerateFileSystemEntries(workspace.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_replaced_file_keeps_its_mode()
    {
        using var workspace = Open();
        await workspace.WriteTextAsync("a.md", "1");
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(folder.Path("ws/a.md"), mode);
        await workspace.WriteTextAsync("a.md", "2");
        Assert.Equal(mode, File.GetUnixFileMode(folder.Path("ws/a.md")));
    }

    [Fact]
    public async Task Appending_makes_the_file_and_then_adds_to_it()
    {
        using var workspace = Open();
        await workspace.AppendTextAsync("log/a.md", "one\n");
        await workspace.AppendTextAsync("log/a.md", "two\n");
        Assert.Equal("one\ntwo\n", await workspace.ReadTextAsync("log/a.md"));
    }

    [Fact]
    public async Task A_listing_is_sorted_bounded_in_depth_and_does_not_follow_links()
    {
        using var workspace = Open();
        foreach (var path in (string[])["b.md", "a/z.md", "a/b/c.md", "c.md"])
            await workspace.WriteTextAsync(path, "12");
        Directory.CreateSymbolicLink(folder.Path("ws/l"), folder.Root);
        Assert.Equal(["a", "a/b", "a/z.md", "b.md", "c.md", "l"], workspace.List(depth: 2).Select(entry => entry.Path));
        Assert.Equal(["a/b", "a/z.md"], workspace.List("a").Select(entry => entry.Path));
        Assert.Equal(new WorkspaceEntry("l", EntryKind.Link, 0), workspace.List()[^1]);
        Assert.Equal(new WorkspaceEntry("b.md", EntryKind.File, 2), workspace.List()[1]);
    }

    [Fact]
    public void A_listing_shows_no_character_that_forges_a_display_and_stops_at_its_cap()
    {
        using var workspace = Open(new() { MaxEntries = 3 });
        foreach (var name in (string[])["a\u001b[2J", "b\u202Etxt", "c", "d", "e"])
            File.WriteAllText(folder.Path($"ws/{name}"), "");
        Assert.Equal(["a\uFFFD[2J", "b\uFFFDtxt", "c"], workspace.List().Select(entry => entry.Path));
    }

    [Fact]
    public async Task Existence_is_told_for_names_inside_and_denied_for_all_others()
    {
        using var workspace = Open();
        await workspace.WriteTextAsync("a/b.md", "");
        Assert.True(workspace.Exists("a/b.md"));
        Assert.True(workspace.Exists("a/"));
        Assert.False(workspace.Exists("a/c.md"));
        Assert.False(workspace.Exists("../ws"));
        Assert.False(workspace.Exists("/etc/passwd"));
        Assert.False(workspace.Exists(""));
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_refused_not_replaced()
    {
        using var workspace = Open();
        await File.WriteAllBytesAsync(folder.Path("ws/a.bin"), [0x80, 0x81]);
        Assert.Equal(WorkspaceReasons.NotText, await Refused(workspace.ReadTextAsync("a.bin")));
        Assert.Equal(WorkspaceReasons.InvalidUtf8, await Refused(workspace.WriteTextAsync("a.md", "half \ud800")));
        Assert.Equal(WorkspaceReasons.InvalidUtf8, await Refused(workspace.ReadTextAsync("half\udc00")));
    }

    [Fact]
    public async Task A_file_at_its_cap_is_read_and_written_and_one_byte_more_is_refused()
    {
        using var workspace = Open(new() { MaxFileBytes = 100 });
        await workspace.WriteTextAsync("a.md", new string('a', 100));
        Assert.Equal(100, (await workspace.ReadTextAsync("a.md")).Length);
        Assert.Equal(WorkspaceReasons.TooLarge, await Refused(workspace.AppendTextAsync("a.md", "b")));
        Assert.Equal(WorkspaceReasons.TooLarge, await Refused(workspace.WriteTextAsync("b.md", new string('ä', 51))));
        await File.AppendAllTextAsync(folder.Path("ws/a.md"), "b");
        Assert.Equal(WorkspaceReasons.TooLarge, await Refused(workspace.ReadTextAsync("a.md")));
    }

    [Theory]
    [InlineData("/proc")]
    [InlineData("/proc/no-folder-can-be-made-here")]
    [InlineData("/dev/null")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_root_that_cannot_be_written_is_refused_in_a_sentence_that_names_it(string root)
    {
        var refused = Assert.Throws<WorkspaceException>(() => Workspace.Open(root));
        Assert.Equal(WorkspaceReasons.RootUnusable, refused.Reason);
        Assert.StartsWith($"The workspace '{root.Replace('\0', '\uFFFD')}' ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_for_reading_refuses_every_write_and_needs_no_writable_root()
    {
        using var workspace = Workspace.Open("/proc", new() { ReadOnly = true });
        Assert.NotEmpty(await workspace.ReadTextAsync("version"));
        Assert.Equal(WorkspaceReasons.ReadOnly, await Refused(workspace.WriteTextAsync("a.md", "")));
        Assert.Equal(WorkspaceReasons.ReadOnly, await Refused(workspace.AppendTextAsync("a.md", "")));
        Assert.Equal(WorkspaceReasons.ReadOnly, await Refused(workspace.DeleteAsync("version")));
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        using var workspace = Open();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workspace.WriteTextAsync("a.md", "1", new CancellationToken(canceled: true)));
        Assert.False(workspace.Exists("a.md"));
    }

    [Fact]
    public async Task A_folder_is_deleted_with_what_is_in_it_and_a_link_in_it_goes_alone()
    {
        using var workspace = Open();
        await workspace.WriteTextAsync("a/b/c.md", "1");
        await File.WriteAllTextAsync(folder.Path("outside.txt"), "stays");
        File.CreateSymbolicLink(folder.Path("ws/a/l"), folder.Path("outside.txt"));
        Directory.CreateSymbolicLink(folder.Path("ws/a/d"), folder.Root);
        await workspace.DeleteAsync("a");
        Assert.Empty(workspace.List());
        Assert.True(File.Exists(folder.Path("outside.txt")));
    }

    [Fact]
    public async Task A_path_through_a_file_is_refused()
    {
        using var workspace = Open();
        await workspace.WriteTextAsync("a", "1");
        Assert.Equal(WorkspaceReasons.NotADirectory, await Refused(workspace.WriteTextAsync("a/b", "1")));
        Assert.Equal(WorkspaceReasons.NotADirectory, await Refused(workspace.ReadTextAsync("a/b")));
    }

    public void Dispose() => folder.Dispose();

    private Workspace Open(WorkspaceOptions? options = null) => Workspace.Open(folder.Path("ws"), options ?? new() { Durable = false });

    private static async Task<string> Refused(Task work) => (await Assert.ThrowsAsync<WorkspaceException>(() => work)).Reason;
}
