using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Agent.Cli.Tests.Proofs;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Testing;

namespace Agent.Cli.Tests;

/// <summary>An adapter is a part of the model: it is chosen, named, kept and held to as the model is.</summary>
public sealed class AdapterTests
{
    private static readonly AdapterCard Georgian = new("georgian", new string('a', 64), 0.5f);

    private static string BuiltInModel => Path.Combine(AppContext.BaseDirectory, "models", "chef-nano.gguf");

    [Fact]
    public async Task A_run_names_its_adapter_and_is_gone_on_with_and_verified_with_that_one_and_no_other()
    {
        using var world = Files();
        await RunAsync(world, "run", "make a soup", "--model", "model.gguf", "--adapter", "one.gguf", "--adapter-scale", "0.5", "--seed", "3", "--max-steps", "2");
        Assert.Contains($"\nadapter  random-1, sha256 {Digest(world, "one.gguf")[..12]}, scale 0.5\n", world.Error, StringComparison.Ordinal);
        var card = Run.Fold(JournalFile.Read(world.Journal).Facts).Header.Model.Adapter;
        Assert.Equal(new AdapterCard("random-1", Digest(world, "one.gguf"), 0.5f) { File = Path.Combine(world.Here, "one.gguf") }, card);

        Assert.Equal(0, await world.RunAsync("replay", "last", "--verify-model"));
        Assert.Contains("replies, every token as the model says it again", world.Error, StringComparison.Ordinal);
        foreach (var other in new[] { "none", "two.gguf" })
        {
            Assert.Equal(4, await world.RunAsync("replay", "last", "--verify-model", "--adapter", other));
            Assert.Contains($"with the adapter 'random-1' (sha256 {Digest(world, "one.gguf")}, scale 0.5), and this is", world.Error, StringComparison.Ordinal);
            Assert.EndsWith("agent replay RUN --verify-model --model FILE.gguf --adapter FILE.gguf\n", world.Error, StringComparison.Ordinal);
        }

        Assert.Equal(4, await world.RunAsync("replay", "last", "--verify-model", "--adapter-scale", "1"));
    }

    [Fact]
    public async Task A_run_that_was_made_with_an_adapter_is_not_resumed_without_it()
    {
        using var world = new World(Scripts.MeetingTheGoal) { Card = ScriptedModel.Card with { Adapter = Georgian } };
        world.Model = new ScriptedModel(Scripts.MeetingTheGoal) { Asked = request => { if (request == 4) world.Stop.Cancel(); } };
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");

        using var without = world.Later(Scripts.MeetingTheGoal[3..]);
        Assert.Equal(4, await without.RunAsync("resume", "last"));
        Assert.Contains($"with the adapter 'georgian' (sha256 {Georgian.Sha256}, scale 0.5), and this is 'scripted' (sha256 {ScriptedModel.Card.Sha256}).", without.Error, StringComparison.Ordinal);
        Assert.EndsWith("agent resume RUN --model FILE.gguf --adapter FILE.gguf\n", without.Error, StringComparison.Ordinal);

        using var with = world.Later(Scripts.MeetingTheGoal[3..]);
        with.Card = world.Card;
        Assert.Equal(0, await with.RunAsync("resume", "last", "--output", "json"));
        Assert.Equal(("georgian", 0.5), ((string)with.Document["model"]!["adapter"]!["name"]!, (double)with.Document["model"]!["adapter"]!["scale"]!));
    }

    [Fact]
    public async Task A_page_of_a_run_names_its_adapter_and_not_where_it_lay()
    {
        using var world = new World(Scripts.MeetingTheGoal) { Card = ScriptedModel.Card with { Adapter = Georgian with { File = "/kept/nowhere/georgian.gguf" } } };
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        await world.RunAsync("report", "last", "-o", "run.html");
        var page = await File.ReadAllTextAsync(Path.Combine(world.Here, "run.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<dt>Model</dt><dd>scripted with georgian <small>seed 7</small></dd>", page, StringComparison.Ordinal);
        Assert.Contains($"<dt>Adapter</dt><dd>georgian, scale 0.5<br><code class=\"hash\">{Georgian.Sha256}</code></dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/kept/nowhere", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_of_before_adapters_has_the_bytes_that_it_had()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        Assert.DoesNotContain("adapter", await File.ReadAllTextAsync(world.Journal, TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_adapter_of_the_settings_belongs_to_the_model_that_they_mean()
    {
        using var world = Files();
        Directory.CreateDirectory(world.Home);
        await File.WriteAllTextAsync(Path.Combine(world.Home, "agent.json"), """{"Model":"../here/model.gguf","Adapter":"../here/one.gguf","AdapterScale":0.25}""", TestContext.Current.CancellationToken);

        Assert.Equal(0, await world.RunAsync("models", "list", "--output", "json"));
        Assert.Equal(0.25, (double)world.Document["models"]![0]!["adapter"]!["scale"]!);
        Assert.Equal("random-1", await AdapterOfAsync(world));
        Assert.Equal("random-2", await AdapterOfAsync(world, "--adapter", "two.gguf"));
        Assert.Null(await AdapterOfAsync(world, "--adapter", "none"));
        Assert.Null(await AdapterOfAsync(world, "--model", "model.gguf"));
    }

    [Theory]
    [InlineData(4, "There is no adapter file '~/here/nowhere.gguf'.\nName another file with --model, or with --adapter for an adapter.", "--adapter", "nowhere.gguf")]
    [InlineData(4, "The model file 'model.gguf' cannot be used: it was given as an adapter, and its 'general.type' is", "--adapter", "model.gguf")]
    [InlineData(2, "The option '--adapter-scale' was given, and there is no adapter.\nName one: --adapter FILE.gguf", "--adapter-scale", "2")]
    [InlineData(2, "The option '--adapter-scale' was given 'much' and takes a number from -100 to 100.", "--adapter-scale", "much")]
    public async Task What_is_no_adapter_ends_the_program_before_anything_is_done(int exit, string message, string option, string value)
    {
        using var world = Files();
        Assert.Equal(exit, await world.RunAsync("run", "a cake", "--model", "model.gguf", option, value));
        Assert.StartsWith(message, world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adapter_given_as_the_model_is_named_as_what_it_is()
    {
        using var world = Files();
        Assert.Equal(4, await world.RunAsync("run", "a cake", "--model", "one.gguf"));
        Assert.StartsWith("The adapter file 'one.gguf' cannot be used: it is an adapter and no model.", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_an_evaluation_with_another_adapter_are_not_gone_on_with()
    {
        using var world = new World(Scripts.MeetingTheGoal) { Card = ScriptedModel.Card with { Adapter = Georgian } };
        Directory.CreateDirectory(Path.Combine(world.Here, "small"));
        await File.WriteAllTextAsync(Path.Combine(world.Here, "small", "goals.json"), """[{"name":"easter","goal":"make an Easter recipe"}]""", TestContext.Current.CancellationToken);
        Assert.Equal(0, await world.RunAsync("eval", "small", "--results", "r.jsonl"));
        Assert.Contains("\nmodel    scripted with georgian, sha256 555555555555\nadapter  georgian, sha256 aaaaaaaaaaaa, scale 0.5\n", world.Out, StringComparison.Ordinal);

        using var stronger = world.Later(Scripts.MeetingTheGoal);
        stronger.Card = world.Card with { Adapter = Georgian with { Scale = 1 } };
        Assert.Equal(2, await stronger.RunAsync("eval", "small", "--results", "r.jsonl"));
        Assert.Contains($"(adapter sha256 {Georgian.Sha256}, scale 0.5)", stronger.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_compared_with_itself_under_an_adapter()
    {
        using var world = new World();
        await File.WriteAllTextAsync(Path.Combine(world.Here, "goals.txt"), "make an Easter recipe", TestContext.Current.CancellationToken);
        world.Models["a+b.gguf"] = new([.. Scripts.MeetingTheGoal]);
        world.Models["a+b.gguf+c.gguf"] = new([.. Scripts.MeetingTheGoal]);

        Assert.Equal(0, await world.RunAsync("compare", "goals.txt", "--models", "a+b.gguf,a+b.gguf+c.gguf", "--judge", "none"));
        Assert.Contains("\nsecond   a+b.gguf with c.gguf, sha256 ", world.Out, StringComparison.Ordinal);
        Assert.Contains("\ntie      line-1: Both delivered the same text.\n", world.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_tells_the_adapter_with_the_model()
    {
        using var world = Files();
        await world.RunAsync("doctor", "--model", "model.gguf", "--adapter", "two.gguf", "--output", "json");
        var checks = world.Document["checks"]!.AsArray();
        Assert.Contains("with the adapter random-2, scale 1, sha256 ", Found(checks, "model"), StringComparison.Ordinal);
        Assert.StartsWith("The model answers", Found(checks, "answer"), StringComparison.Ordinal);
    }

    private static string Found(JsonArray checks, string check) => (string)checks.Single(row => (string)row!["check"]! == check)!["found"]!;

    private static async Task<string?> AdapterOfAsync(World world, params string[] options)
    {
        await RunAsync(world, ["run", "make a soup", "--max-steps", "2", "--output", "json", .. options]);
        return (string?)world.Document["model"]!["adapter"]?["name"];
    }

    // A model of random weights ends anyhow; what matters is that it came to an end of its own.
    private static async Task RunAsync(World world, params string[] arguments)
        => Assert.Contains(await world.RunAsync(arguments), new[] { 0, 1, 3, 5 });

    private static string Digest(World world, string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(world.Here, file))));

    /// <summary>A model with random weights and two adapters for it.</summary>
    private static World Files()
    {
        Assert.SkipUnless(File.Exists(BuiltInModel), "The built-in model is not part of this build.");
        var world = new World { Model = null };
        RandomWeights.Write(BuiltInModel, Path.Combine(world.Here, "model.gguf"), 1, 0.1f);
        RandomAdapter.Write(BuiltInModel, Path.Combine(world.Here, "one.gguf"), 1);
        RandomAdapter.Write(BuiltInModel, Path.Combine(world.Here, "two.gguf"), 2);
        return world;
    }
}
