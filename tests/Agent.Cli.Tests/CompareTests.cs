using System.Text.Json;
using Agent.Testing;

namespace Agent.Cli.Tests;

public sealed class CompareTests
{
    private static readonly string Other = Scripts.Recipe.Replace("1200 g", "1400 g", StringComparison.Ordinal);

    [Fact]
    public async Task Two_models_do_the_same_goals_and_each_pair_is_told_with_its_winner_and_why()
    {
        using var world = Goals("make an Easter recipe", "please make an Easter recipe", "# a remark", "", "an Easter recipe, make it");
        world.Models["a.gguf"] = new([.. Met(Scripts.Recipe), .. Met(Scripts.Recipe), .. Met(Scripts.Recipe)]);
        world.Models["b.gguf"] = new([.. Met(Scripts.Recipe), .. Met(Other), .. OutOfReach]);
        world.Model = new ScriptedModel(Says("second"), Says("first"));

        Assert.Equal(0, await world.RunAsync("compare", "goals.txt", "--models", "a.gguf,b.gguf"));
        Assert.StartsWith("goals    goals, 3 goals, seed 1\nfirst    a.gguf, sha256 ", world.Out, StringComparison.Ordinal);
        Assert.Contains("\njudge    scripted, sha256 555555555555\n", world.Out, StringComparison.Ordinal);
        Assert.Contains("\ntie      line-1: Both delivered the same text.\n", world.Out, StringComparison.Ordinal);
        Assert.Contains("\nsecond   line-2: by the judge: it fits\n", world.Out, StringComparison.Ordinal);
        Assert.Contains("\nfirst    line-5: by the checks, since of b.gguf: The run ended as OutOfReach", world.Out, StringComparison.Ordinal);
        Assert.Contains("\nwins     a.gguf 1 (1 by the checks, 0 by the judge); b.gguf 1 (0 by the checks, 1 by the judge)\n", world.Out, StringComparison.Ordinal);
        Assert.Contains("\nties     1: 1 with the same text\n", world.Out, StringComparison.Ordinal);
        Assert.Contains("\nshare    a.gguf won 50.0 % of the 2 decided pairs (95 % interval 1.3 to 98.7)\n", world.Out, StringComparison.Ordinal);
        Assert.Contains("\nverdict  3 pairs are too few to tell which is better; take at least 6.\n", world.Out, StringComparison.Ordinal);
        Assert.Equal(6, Directory.GetDirectories(Path.Combine(world.Home, "runs")).Length);
        Assert.False(Directory.Exists(Path.Combine(world.Here, "workspace")));
    }

    [Fact]
    public async Task A_judge_that_goes_by_the_order_makes_ties_and_the_document_says_so()
    {
        using var world = Goals("make an Easter recipe");
        world.Models["a.gguf"] = new(Met(Scripts.Recipe));
        world.Models["b.gguf"] = new(Met(Other));
        world.Models["c.gguf"] = new(Says("first"), Says("first"));

        Assert.Equal(0, await world.RunAsync("compare", "goals.txt", "--models", "a.gguf,b.gguf", "--judge", "c.gguf", "--output", "json"));
        Assert.Equal("c.gguf", (string?)world.Document["judge"]!["name"]);
        Assert.Equal(1, (int)world.Document["ties"]!);
        Assert.Equal("order", (string?)world.Document["pairs"]![0]!["by"]);
        Assert.Equal(Other, ((string)world.Document["pairs"]![0]!["second"]!["text"]!).TrimEnd('\n'));
        Assert.Equal("too_few", (string?)world.Document["reading"]);
    }

    [Fact]
    public async Task A_suite_is_compared_by_its_checks_and_without_a_judge_what_they_see_alike_is_a_tie()
    {
        using var world = new World();
        Directory.CreateDirectory(Path.Combine(world.Here, "small"));
        await File.WriteAllTextAsync(Path.Combine(world.Here, "small", "goals.json"), """
            [{"name":"heavy","goal":"make an Easter recipe","checks":[{"check":"contains","texts":["1400 g"]}]},{"name":"any","goal":"please make an Easter recipe"}]
            """, TestContext.Current.CancellationToken);
        world.Models["a.gguf"] = new([.. Met(Scripts.Recipe), .. Met(Scripts.Recipe)]);
        world.Models["b.gguf"] = new([.. Met(Other), .. Met(Other)]);

        Assert.Equal(0, await world.RunAsync("compare", "small", "--models", "a.gguf,b.gguf", "--judge", "none"));
        Assert.Contains("\nsecond   heavy: by the checks, since of a.gguf: ", world.Out, StringComparison.Ordinal);
        Assert.Contains("\ntie      any: The checks see no difference.\n", world.Out, StringComparison.Ordinal);
        Assert.Contains("\njudge    none, the checks alone; name one with --judge FILE\n", world.Out, StringComparison.Ordinal);
        Assert.Empty(world.Model!.Requests);
    }

    [Theory]
    [InlineData("built-in", 2)]
    [InlineData(null, 0)]
    public async Task The_built_in_model_judges_only_when_it_is_named(string? judge, int asked)
    {
        using var world = Goals("make an Easter recipe");
        world.Models["a.gguf"] = new(Met(Scripts.Recipe));
        world.Models["b.gguf"] = new(Met(Other));
        world.Card = world.Card with { Chosen = "built in" };
        world.Model = new(Says("first"), Says("second"));

        Assert.Equal(0, await world.RunAsync(["compare", "goals.txt", "--models", "a.gguf,b.gguf", .. judge is null ? Array.Empty<string>() : ["--judge", judge]]));
        Assert.Equal(asked, world.Model.Requests.Count);
    }

    [Fact]
    public async Task A_comparison_that_is_stopped_goes_on_where_it_was_and_asks_nothing_twice()
    {
        using var world = Goals("make an Easter recipe", "please make an Easter recipe");
        world.Models["a.gguf"] = new([.. Met(Scripts.Recipe), .. Met(Scripts.Recipe)]);
        world.Models["b.gguf"] = new([.. Met(Other), .. Met(Other)]) { Asked = request => { if (request == 8) world.Stop.Cancel(); } };
        Assert.Equal(130, await world.RunAsync("compare", "goals.txt", "--models", "a.gguf,b.gguf", "--results", "r.jsonl"));
        Assert.Contains("resume   the same command with --results ~/here/r.jsonl\n", world.Error, StringComparison.Ordinal);

        using var later = world.Later(Says("first"), Says("second"), Says("first"), Says("second"));
        later.Models["a.gguf"] = new();
        later.Models["b.gguf"] = new(Met(Other));
        Assert.Equal(0, await later.RunAsync("compare", "goals.txt", "--models", "a.gguf,b.gguf", "--results", "r.jsonl", "--output", "json"));
        Assert.Equal(2, (int)later.Document["wins"]!["first"]!);
        var first = later.Out;

        using var again = world.Later();
        again.Models["a.gguf"] = new();
        again.Models["b.gguf"] = new();
        Assert.Equal(0, await again.RunAsync("compare", "goals.txt", "--models", "a.gguf,b.gguf", "--results", "r.jsonl", "--output", "json"));
        Assert.Equal(first, again.Out);
    }

    [Fact]
    public async Task A_pair_with_a_run_that_broke_is_left_out_of_the_count()
    {
        using var world = Goals("make an Easter recipe");
        world.Models["a.gguf"] = new(Met(Scripts.Recipe));
        world.Models["b.gguf"] = new();

        Assert.Equal(4, await world.RunAsync("compare", "goals.txt", "--models", "a.gguf,b.gguf"));
        Assert.Contains("\nbroken   1 of the pairs, which are not counted", world.Out, StringComparison.Ordinal);
        Assert.Contains("\nwins     a.gguf 0 (0 by the checks, 0 by the judge); b.gguf 0", world.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare", "goals.txt")]
    [InlineData("compare", "goals.txt", "--models", "a.gguf")]
    [InlineData("compare", "goals.txt", "--models", "a.gguf,b.gguf,c.gguf")]
    [InlineData("compare", "nowhere", "--models", "a.gguf,b.gguf")]
    [InlineData("compare", "empty.txt", "--models", "a.gguf,b.gguf")]
    [InlineData("compare", "goals.txt", "--models", "a.gguf,b.gguf", "--only", "soup*")]
    public async Task What_cannot_be_understood_ends_with_2_before_a_model_is_asked(params string[] arguments)
    {
        using var world = Goals("make an Easter recipe");
        await File.WriteAllTextAsync(Path.Combine(world.Here, "empty.txt"), "# nothing\n", TestContext.Current.CancellationToken);
        world.Models["a.gguf"] = new(Met(Scripts.Recipe));

        Assert.Equal(2, await world.RunAsync(arguments));
        Assert.Empty(world.Models["a.gguf"].Requests);
    }

    private static string[] OutOfReach =>
    [
        """{"reach":"no","role":"agent","subject":"a C compiler","file":"","criteria":[]}""",
        """{"steps":[{"tool":"search","instruction":"look for compilers"},{"tool":"give_up","instruction":"say so"}]}""",
        """{"thought":"look","tool":"search","args":{"query":"c compiler"}}""",
        """{"thought":"nothing","tool":"give_up","args":{"reason":"The library knows no compilers.","next":"Take a larger model."}}""",
    ];

    private static string[] Met(string recipe) => [.. Scripts.MeetingTheGoal[..4], Scripts.Write(recipe), Scripts.Met];

    private static string Says(string better) => JsonSerializer.Serialize(new { reason = "it fits", better });

    private static World Goals(params string[] goals)
    {
        var world = new World();
        File.WriteAllLines(Path.Combine(world.Here, "goals.txt"), goals);
        return world;
    }
}
