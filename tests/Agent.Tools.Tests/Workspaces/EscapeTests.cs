using Agent.Core.Tools;
using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Workspaces;

public sealed class EscapeTests
{
    public static TheoryData<string> Cases => [.. Trial.Common.Select(one => one.Id)];

    public static TheoryData<string> WindowsCases => [.. EscapeCase.All.Values.Where(one => !one.OnLinux && one.Id != "LINK-019").Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_kernels_walk_ends_every_case_as_stated(string id) => Assert.Null(Trial.Fault(EscapeCase.All[id], ground => Walls.Round(ground)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_walk_by_hand_ends_every_case_as_safely(string id) => AssertSafe(id, TreeKind.Walk);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_portable_walk_ends_every_case_as_safely(string id) => AssertSafe(id, TreeKind.Portable);

    [Theory]
    [MemberData(nameof(WindowsCases))]
    public void The_text_alone_refuses_what_only_Windows_would_obey(string id)
    {
        var one = EscapeCase.All[id];
        var rules = new PathRules([["C:", "work", "ws"]], windows: true);
        var refused = Assert.Throws<WorkspaceException>(() => rules.Judge(one.Path, PathUse.Read));
        Assert.Equal((one.Outcome, one.Reason), ("deny", refused.Reason));
        Assert.Equal(Refusal.Deny, refused.Refusal);
    }

    [Fact]
    public void On_Windows_a_path_below_the_root_is_taken_in_either_spelling()
    {
        var rules = new PathRules([["C:", "work", "ws"]], windows: true);
        Assert.Equal(["notes", "todo.txt"], rules.Judge(@"c:\Work\ws\notes\todo.txt", PathUse.Write));
        Assert.Equal(["notes", "todo.txt"], rules.Judge("notes/todo.txt", PathUse.Write));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_make_no_path()
    {
        var one = EscapeCase.All["PATH-026"];
        var refused = Assert.Throws<WorkspaceException>(() => PathRules.FromUtf8([0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x73]));
        Assert.Equal((one.Reason, Refusal.Error), (refused.Reason, refused.Refusal));
        Assert.Equal("../s", PathRules.FromUtf8("../s"u8));
    }

    [Fact]
    public void No_tool_can_run_a_command_so_none_can_make_a_hard_link_to_outside()
    {
        var methods = typeof(FileTools).Assembly.GetTypes().SelectMany(type => type.GetMethods());
        var effects = methods.SelectMany(method => method.GetCustomAttributes(typeof(TouchesAttribute), false)).Cast<TouchesAttribute>().Select(touches => touches.Effect).ToList();
        Assert.Contains(Effect.WriteWorkspace, effects);
        Assert.DoesNotContain(Effect.Execute, effects);
    }

    [Fact]
    public async Task Another_file_system_below_the_root_stays_closed_unless_it_is_opened_on_purpose()
    {
        using var one = Workspace.Open("/", new() { ReadOnly = true });
        var refused = await Assert.ThrowsAsync<WorkspaceException>(() => one.ReadTextAsync("proc/version"));
        Assert.Equal(EscapeCase.All["LINK-018"].Reason, refused.Reason);
        using var any = Workspace.Open("/", new() { ReadOnly = true, StayOnDevice = false });
        Assert.NotEmpty(await any.ReadTextAsync("proc/version"));
    }

    [Fact]
    public async Task The_cap_counts_bytes_that_were_read_not_the_size_that_a_file_claims()
    {
        using var workspace = Workspace.Open("/proc", new() { ReadOnly = true, MaxFileBytes = 10 });
        Assert.Equal(0, new FileInfo("/proc/version").Length);
        Assert.Equal(EscapeCase.All["LINK-026"].Reason, (await Assert.ThrowsAsync<WorkspaceException>(() => workspace.ReadTextAsync("version"))).Reason);
    }

    [Fact]
    public void A_junction_or_folder_link_is_refused_by_the_portable_walk()
    {
        using var ground = new Ground();
        Directory.CreateSymbolicLink(ground.Below("j"), ground.Outside);
        using var walls = Walls.Round(ground, TreeKind.Portable);
        Assert.Equal(new Attempt("deny", EscapeCase.All["LINK-019"].Reason), Attempt.At(walls, "file_read", "j/secret.txt"));
    }

    [Theory]
    [InlineData("OpenAt2")]
    [InlineData("Walk")]
    public void A_root_that_is_renamed_and_replaced_by_a_link_still_takes_its_writes(string kind)
    {
        using var ground = new Ground();
        using var walls = Walls.Round(ground, Enum.Parse<TreeKind>(kind));
        var before = ground.Surroundings(but: "moved");
        Directory.Move(ground.Workspace, ground.Beside("moved"));
        Directory.CreateSymbolicLink(ground.Workspace, ground.Outside);
        walls.Write("x", "still mine");
        Assert.Equal("still mine", File.ReadAllText(ground.Beside("moved/x")));
        Assert.Equal(before, ground.Surroundings(but: "moved"));
        Directory.Delete(ground.Workspace);
    }

    [Fact]
    public void Links_that_stay_inside_are_followed_for_reading_and_listing()
    {
        using var ground = new Ground();
        File.CreateSymbolicLink(ground.Below("l"), "notes/todo.txt");
        Directory.CreateSymbolicLink(ground.Below("d"), "notes");
        Directory.CreateDirectory(ground.Below("a/b"));
        File.CreateSymbolicLink(ground.Below("a/b/up"), "../../notes/todo.txt");
        using var walls = Walls.Round(ground);
        Assert.All(["l", "d/todo.txt", "a/b/up", "a/../d/../notes/todo.txt"], path => Assert.Equal(Ground.Note, walls.Read(path)));
        walls.Write("d/new.txt", "through a folder link");
        Assert.Equal("through a folder link", File.ReadAllText(ground.Below("notes/new.txt")));
    }

    [Fact]
    public async Task A_link_is_not_written_through_and_stays_what_it_was()
    {
        using var ground = new Ground();
        File.CreateSymbolicLink(ground.Below("l"), "notes/todo.txt");
        File.CreateSymbolicLink(ground.Below("out"), ground.Outside + "/secret.txt");
        using var workspace = Workspace.Open(ground.Workspace);
        Assert.Equal(WorkspaceReasons.NotARegularFile, await Refused(() => workspace.WriteTextAsync("l", "x")));
        Assert.Equal(WorkspaceReasons.NotARegularFile, await Refused(() => workspace.AppendTextAsync("l", "x")));
        Assert.Equal(WorkspaceReasons.OutsideWorkspace, await Refused(() => workspace.WriteTextAsync("out", "x")));
        Assert.Equal(WorkspaceReasons.OutsideWorkspace, await Refused(() => workspace.AppendTextAsync("out", "x")));
        Assert.Equal(Ground.Note, File.ReadAllText(ground.Below("notes/todo.txt")));
        Assert.Equal("notes/todo.txt", new FileInfo(ground.Below("l")).LinkTarget);
    }

    [Fact]
    public async Task A_file_with_a_second_name_is_read_but_neither_replaced_nor_added_to()
    {
        using var ground = new Ground();
        Native.MakeHardLink(ground.Below("notes/todo.txt"), ground.Below("h"));
        using var workspace = Workspace.Open(ground.Workspace);
        Assert.Equal(Ground.Note, await workspace.ReadTextAsync("h"));
        Assert.Equal(WorkspaceReasons.MultipleLinks, await Refused(() => workspace.WriteTextAsync("h", "x")));
        Assert.Equal(WorkspaceReasons.MultipleLinks, await Refused(() => workspace.AppendTextAsync("h", "x")));
    }

    [Fact]
    public void Every_case_of_the_data_is_judged_somewhere()
    {
        Assert.Equal(61, EscapeCase.All.Count);
        Assert.Equal(EscapeCase.All.Keys.Order(), Cases.Select(row => row.Data).Concat(WindowsCases.Select(row => row.Data)).Concat(Trial.Apart).Order());
    }

    private static async Task<string> Refused(Func<Task> work) => (await Assert.ThrowsAsync<WorkspaceException>(work)).Reason;

    /// <summary>Walls that refuse every link may give another reason for it, but nothing may get out and nothing ordinary be stopped.</summary>
    private static void AssertSafe(string id, TreeKind kind)
    {
        var one = EscapeCase.All[id];
        var fault = Trial.Fault(one, ground => Walls.Round(ground, kind));
        if (fault is not null && !one.Control && one.Id.StartsWith("LINK", StringComparison.Ordinal))
            Assert.EndsWith($"deny outside_workspace for {one.Outcome} {one.Reason}", fault, StringComparison.Ordinal);
        else
            Assert.Null(fault);
    }
}
