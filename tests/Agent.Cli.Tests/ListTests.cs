using Agent.Core.Tools;
using Agent.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Workspaces;

namespace Agent.Cli.Tests;

public sealed class ListTests
{
    [Fact]
    public async Task Runs_are_listed_latest_first_and_a_broken_one_hides_no_other()
    {
        using var world = new World([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        var broken = Path.Combine(world.Home, "runs", "20250101-000000-000000");
        Directory.CreateDirectory(broken);
        await File.WriteAllTextAsync(Path.Combine(broken, "journal.jsonl"), "no fact\n", TestContext.Current.CancellationToken);

        Assert.Equal(0, await world.RunAsync("runs", "list"));
        Assert.Matches("""
            ^20260405-100000-89971a  met             6 steps  +[0-9.]+ KiB  make an Easter recipe
            20250101-000000-000000  broken          0 steps         8 B  The journal holds no fact, so there is no run in it\.
            $
            """, world.Out);
    }

    [Fact]
    public async Task Two_runs_of_one_goal_in_one_second_have_two_names()
    {
        using var world = new World([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");

        await world.RunAsync("runs", "list", "--output", "json");
        Assert.Equal(2, world.Document["runs"]!.AsArray().Select(run => run!["run_id"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(2, await world.RunAsync("replay", "2026"));
        Assert.Contains("2 runs go by '2026': ", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shown_run_tells_its_story_on_standard_output()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        var told = world.Error[..world.Error.IndexOf("file     ", StringComparison.Ordinal)];

        Assert.Equal(0, await world.RunAsync("runs", "show", "last"));
        Assert.Equal(told, world.Out);
    }

    [Fact]
    public async Task No_run_yet_is_no_failure()
    {
        using var world = new World();

        Assert.Equal(0, await world.RunAsync("runs", "list"));
        Assert.Equal("", world.Out);
        Assert.Equal("'~/home/runs' holds no run yet. Make one: agent run \"make an Easter recipe\"\n", world.Error);
    }

    [Fact]
    public async Task Tools_are_listed_with_what_they_touch()
    {
        using var world = new World();

        Assert.Equal(0, await world.RunAsync("tools", "list"));
        Assert.Contains("search(query)                   ReadLibrary     granted", world.Out, StringComparison.Ordinal);
        Assert.Contains("write_file(path, content)       WriteWorkspace  granted", world.Out, StringComparison.Ordinal);
        Assert.Contains("give_up(reason, next)           Pure            granted", world.Out, StringComparison.Ordinal);
    }

    // The built-in model learned the tools in this order; one less and it would be offered other words than it knows.
    [Fact]
    public async Task A_host_offers_the_same_tools_in_the_same_order_as_the_kernel_of_the_standard_tools()
    {
        using var world = new World();
        using var library = Library.Open(Path.Combine(AppContext.BaseDirectory, "library"));
        using var workspace = Workspace.Open(Path.Combine(world.Here, "workspace"));
        var expected = new Toolbox(StandardTools.Kernel(library, workspace, "memory.md")).Tools.Select(tool => tool.Name);

        await world.RunAsync("tools", "list", "--output", "json");

        Assert.Equal([.. expected, "give_up"], world.Document["tools"]!.AsArray().Select(tool => tool!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task No_model_to_list_ends_with_4()
    {
        using var world = new World { Model = null };

        Assert.Equal(4, await world.RunAsync("models", "list"));
        Assert.StartsWith("The built-in model is not at '~/models/chef-nano.gguf'", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_goes_to_standard_output_and_ends_with_0()
    {
        using var world = new World();

        Assert.Equal(0, await world.RunAsync("--help"));
        Assert.Contains("replay", world.Out, StringComparison.Ordinal);
        Assert.Equal("", world.Error);
    }
}
