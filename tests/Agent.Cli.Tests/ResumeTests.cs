using Agent.Core.Journals;
using Agent.Testing;

namespace Agent.Cli.Tests;

public sealed class ResumeTests
{
    private const string AppendBrief = """{"reach":"yes","role":"clerk","subject":"a note","file":"notes.txt","criteria":[{"check":"exact","value":"buy milk"}]}""";
    private const string AppendPlan = """{"steps":[{"tool":"append_file","instruction":"add it to notes.txt"}]}""";
    private const string Append = """{"thought":"add it","tool":"append_file","args":{"path":"notes.txt","content":"buy milk\n"}}""";

    [Fact]
    public async Task A_stopped_run_says_how_to_go_on_and_goes_on_to_the_same_result()
    {
        using var world = new World();
        world.Model = new ScriptedModel(Scripts.MeetingTheGoal) { Asked = request => { if (request == 4) world.Stop.Cancel(); } };
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        Assert.EndsWith("resume   agent resume 20260405-100000-89971a\n", world.Error, StringComparison.Ordinal);

        using var later = world.Later(Scripts.MeetingTheGoal[3..]);
        Assert.Equal(0, await later.RunAsync("resume", "last"));

        Assert.Equal(Scripts.Recipe + "\n", later.Out);
        Assert.Contains("resumed  by agent ", later.Error, StringComparison.Ordinal);
        Assert.Contains("spent    6 steps, 3 tool calls, ", later.Error, StringComparison.Ordinal);
        Assert.Equal(0, later.Model!.Left);
        Assert.Equal(0, await later.RunAsync("replay", "last"));
    }

    [Fact]
    public async Task After_a_kill_in_the_middle_of_a_line_the_run_goes_on_and_says_what_was_torn()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        // 0 started, 1 brief, 2 plan, 3 to 5 search, 6 the beginning of the next action.
        Cut(world, facts: 6, bytesMore: 100);

        using var later = world.Later(Scripts.MeetingTheGoal[3..]);
        Assert.Equal(0, await later.RunAsync("resume", "last"));

        Assert.Equal(Scripts.Recipe + "\n", later.Out);
        Assert.Contains("\ntorn     a line of the journal was cut off; its 100 bytes are kept in blobs/", later.Error, StringComparison.Ordinal);
        Assert.Equal(100, Facts(world).OfType<RunResumed>().Single().Torn!.Bytes);
        Assert.Equal(0, await later.RunAsync("replay", "last"));
    }

    [Fact]
    public async Task A_call_that_may_not_be_made_twice_is_left_and_the_model_and_the_user_are_told()
    {
        using var world = new World(AppendBrief, AppendPlan, Append, Scripts.Met);
        await world.RunAsync("run", "add 'buy milk' to notes.txt, not twice");
        Cut(world, facts: 5);
        Assert.IsType<ToolCalled>(Facts(world)[^1]);

        using var later = world.Later("""{"thought":"look first","tool":"read_file","args":{"path":"notes.txt"}}""", """{"thought":"it is there","tool":"step_done","args":{}}""", Scripts.Met);
        Assert.Equal(0, await later.RunAsync("resume", "last"));

        Assert.Equal("buy milk\n", await File.ReadAllTextAsync(Path.Combine(world.Here, "workspace", "notes.txt"), TestContext.Current.CancellationToken));
        Assert.Contains("unknown  whether append_file 'notes.txt', content of 9 B took effect, so it is not made again, and the model is told\n", later.Error, StringComparison.Ordinal);
        Assert.Contains("it is unknown whether it took effect. Look before you do it again; if it did, say step_done.", later.Model!.Requests[0][^2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_changes_nothing_when_made_twice_is_made_again()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        var recipe = Path.Combine(world.Here, "workspace", "easter-recipe.md");
        File.Delete(recipe);
        Cut(world, facts: Facts(world).ToList().FindLastIndex(fact => fact is ToolCalled) + 1);

        using var later = world.Later(Scripts.Met);
        Assert.Equal(0, await later.RunAsync("resume", "last"));

        Assert.Contains("took effect, so it is made again, which changes nothing if it did\n", later.Error, StringComparison.Ordinal);
        Assert.Equal(Scripts.Recipe, await File.ReadAllTextAsync(recipe, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_spent_stays_spent_and_the_time_between_is_not()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe", "--max-steps", "5", "--max-time", "10m");
        Cut(world, facts: 6);

        using var later = world.Later([Scripts.Read, Scripts.Write(Scripts.Recipe)], after: TimeSpan.FromDays(2));
        Assert.Equal(3, await later.RunAsync("resume", "last"));

        Assert.Contains("The budget is spent (steps: 4 of 4).", later.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_neither_spends_nor_wins_time_and_the_facts_keep_their_order()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        Cut(world, facts: 6);

        using var later = world.Later(Scripts.MeetingTheGoal[3..], after: TimeSpan.FromDays(-2));
        Assert.Equal(0, await later.RunAsync("resume", "last"));

        Assert.Contains("clock    was set back by 2880 min 0 s since the latest fact; the order of the facts is their number\n", later.Error, StringComparison.Ordinal);
        Assert.Equal(0, await later.RunAsync("replay", "last"));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_while_a_run_goes_on_is_told_of_and_nothing_else_comes_of_it()
    {
        using var world = new World();
        world.Model = new ScriptedModel(Scripts.MeetingTheGoal) { Asked = request => { if (request == 4) world.SetClockBack(TimeSpan.FromHours(3)); } };

        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--max-time", "1m"));

        const string told = "clock    was set back by 180 min 0 s since the latest fact; the order of the facts is their number\n";
        Assert.Equal(world.Error.IndexOf(told, StringComparison.Ordinal), world.Error.LastIndexOf(told, StringComparison.Ordinal));
        Assert.Contains(told, world.Error, StringComparison.Ordinal);
        Assert.Matches("\nspent .*, 0\\.[0-9] s\n", world.Error);
        Assert.Equal(0, await world.RunAsync("replay", "last"));
    }

    [Fact]
    public async Task A_run_that_is_over_is_told_again_and_nothing_is_added()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        var bytes = await File.ReadAllBytesAsync(world.Journal, TestContext.Current.CancellationToken);

        using var later = world.Later();
        Assert.Equal(0, await later.RunAsync("resume", "last"));

        Assert.Equal(Scripts.Recipe + "\n", later.Out);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(world.Journal, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Damage_before_the_end_refuses_with_its_line_and_byte_and_what_stands_before_it_is_shown()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        var bytes = await File.ReadAllBytesAsync(world.Journal, TestContext.Current.CancellationToken);
        var third = LineStart(bytes, 2);
        bytes[third + 200] ^= 4;
        await File.WriteAllBytesAsync(world.Journal, bytes, TestContext.Current.CancellationToken);

        Assert.Equal(4, await world.RunAsync("resume", "last"));
        Assert.Contains($"was changed or damaged. Line 3, which begins at byte {third}, does not match its hash.\n", world.Error, StringComparison.Ordinal);
        Assert.Equal(4, await world.RunAsync("runs", "show", "last"));
        Assert.Contains("brief    cook: ", world.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("plan  ", world.Out, StringComparison.Ordinal);
        Assert.Contains("Line 3, which begins at byte", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_that_resume_one_run_the_second_is_told_so()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        Cut(world, facts: 6);
        using var first = FileJournal.Resume(world.Journal, TimeProvider.System);

        Assert.Equal(4, await world.RunAsync("resume", "last"));
        Assert.Contains("Another process is working on the run of ", world.Error, StringComparison.Ordinal);
        Assert.Equal(6, Facts(world).Count);
    }

    [Fact]
    public async Task A_run_goes_on_with_the_model_that_it_was_made_with_and_no_other()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        Cut(world, facts: 6);

        using var later = world.Later();
        later.Card = ScriptedModel.Card with { Name = "other", Sha256 = new string('6', 64) };
        Assert.Equal(4, await later.RunAsync("resume", "last"));

        Assert.Contains("The run was made with the model 'scripted' (sha256 5555", later.Error, StringComparison.Ordinal);
        Assert.Contains("Name the file that it was made with: agent resume RUN --model FILE.gguf\n", later.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_is_gone_is_not_made_anew_and_empty()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        Cut(world, facts: 6);
        Directory.Delete(Path.Combine(world.Here, "workspace"), recursive: true);

        using var later = world.Later();
        Assert.Equal(4, await later.RunAsync("resume", "last"));

        Assert.Contains("The workspace of the run, '~/here/workspace', is not there any more.\n", later.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(world.Here, "workspace")));
    }

    [Fact]
    public async Task A_run_that_never_began_says_that_nothing_was_done()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        Cut(world, facts: 0, bytesMore: 50);

        Assert.Equal(4, await world.RunAsync("resume", "last"));
        Assert.Contains("holds no fact, so there is no run in it.\n", world.Error, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Fact> Facts(World world) => JournalFile.Read(world.Journal).Verified().Facts;

    // What a kill leaves: so many whole facts, and the beginning of the next.
    private static void Cut(World world, int facts, int bytesMore = 0)
    {
        var bytes = File.ReadAllBytes(world.Journal);
        File.WriteAllBytes(world.Journal, bytes[..(LineStart(bytes, facts) + bytesMore)]);
    }

    private static int LineStart(byte[] bytes, int line)
    {
        var at = 0;
        for (; line > 0; line--)
            at = Array.IndexOf(bytes, (byte)'\n', at) + 1;
        return at;
    }
}
