using System.Text.Json;
using Agent.Core.Critiques;
using Agent.Core.Tools;
using Agent.Evaluation.Checks;
using Agent.Evaluation.Trials;
using Agent.Tools;
using Agent.Tools.Recipes;
using Agent.Tools.Workspaces;

namespace Agent.Evaluation.Tests;

/// <summary>Whether the suites can be done at all: with the tools that a run has, and by the drafts that a good cook would write.</summary>
public sealed class WaysTests
{
    private static readonly Dictionary<string, List<Way>> Ways = JsonSerializer.Deserialize<Dictionary<string, List<Way>>>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/Agent.Evaluation.Tests/ways.json")), JsonSerializerOptions.Web)!;

    // Each sentence that the tool offers for quotation, with its document.
    private static readonly Lazy<List<(string Document, string Sentence)>> Sentences = new(() => [.. Left.Library.Documents.Where(document => document.Kind != "recipe")
        .SelectMany(document => new LibraryTools(Left.Library).Read(document.Title).Choices!["answer.sentence"].Select(sentence => (document.Title, sentence)))]);

    public static TheoryData<string> Chores => [.. Suites.Read("chores").Select(goal => goal.Name)];

    [Theory]
    [MemberData(nameof(Chores))]
    public async Task A_chore_can_be_done_with_the_tools_that_there_are(string name)
    {
        var goal = Suites.Read("chores").Single(goal => goal.Name == name);
        using var folder = new Testing.TemporaryFolder();
        var trial = Trial.Prepare(goal, 1, folder.Path);
        using var workspace = Workspace.Open(trial.Workspace, new WorkspaceOptions { Durable = false });
        var tools = new Toolbox(StandardTools.Kernel(Left.Library, workspace, trial.Memory));
        foreach (var way in Ways[name])
            Assert.Null((await tools.CallAsync(new ToolCall(way.Tool, way.Args), TestContext.Current.CancellationToken)).Failure);

        var delivered = Ways[name][^1].Args.TryGetProperty("to", out var to) ? to.GetString() : null;
        var files = Directory.EnumerateFiles(trial.Workspace, "*", SearchOption.AllDirectories).Select(file => (Name: Path.GetRelativePath(trial.Workspace, file), Text: (string?)File.ReadAllText(file)));
        var left = Left.Behind(goal, [.. files.OrderBy(file => file.Name != delivered)]) with { Memory = File.Exists(trial.Memory) ? File.ReadAllText(trial.Memory) : "" };

        Assert.Empty(goal.Checks.Select(check => check.Fault(left)).OfType<string>());
    }

    public static TheoryData<string> Questions => [.. Suites.All.Where(goal => goal.Checks.Any(check => check is Quotes)).Select(goal => goal.Name)];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_can_be_answered_by_quoting_one_sentence_of_the_library(string name)
    {
        var goal = Suites.All.Single(goal => goal.Name == name);
        var wanted = goal.Checks.OfType<AnswerContains>().Single().Words;
        var (document, sentence) = Sentences.Value.First(one => wanted.All(word => word.Split('|').Any(way => Words.Contains(one.Sentence, way))));
        using var folder = new Testing.TemporaryFolder();
        using var workspace = Workspace.Open(folder["workspace"], new WorkspaceOptions { Durable = false });

        await new AnswerTools(Left.Library, workspace).AnswerAsync(sentence, "answer.md", TestContext.Current.CancellationToken);

        var left = Left.Behind(goal, [("answer.md", await workspace.ReadTextAsync("answer.md", TestContext.Current.CancellationToken))], document);
        Assert.Empty(goal.Checks.Select(check => check.Fault(left)).OfType<string>());
        Assert.Equal("No file was delivered.", goal.Checks[0].Fault(Left.Behind(goal, [], document)));
    }

    // Nothing of a suite is learned from, so this tells how well what was learned serves those who ask in other words.
    [Fact]
    public void A_look_up_offers_what_answers_nearly_every_question_and_puts_it_first_for_most()
    {
        var ranks = Suites.All.Where(goal => goal.Checks.Any(check => check is Quotes)).Select(goal =>
        {
            var wanted = goal.Checks.OfType<AnswerContains>().Single().Words;
            return Left.Library.LookUp(goal.Goal).ToList().FindIndex(hit => wanted.All(word => word.Split('|').Any(way => Words.Contains(hit.Sentence, way))));
        }).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"Of {ranks.Count} questions {ranks.Count(rank => rank == 0)} first, {ranks.Count(rank => rank is >= 0 and < 3)} within three, {ranks.Count(rank => rank >= 0)} within five.");
        Assert.InRange(ranks.Count(rank => rank >= 0), ranks.Count * 9 / 10, ranks.Count);
        Assert.InRange(ranks.Count(rank => rank == 0), ranks.Count * 3 / 4, ranks.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(20)]
    public void Amounts_that_a_cook_has_scaled_and_rounded_fit(int people)
    {
        var recipes = Left.Library.Documents.Where(document => document.Kind == "recipe").Select(document => document.Title).ToList();

        Assert.Empty(recipes.Select(title => Fault(title, people, people)).OfType<string>());
        // For twice as many the same amounts hardly ever do.
        Assert.InRange(recipes.Count(title => Fault(title, people, people * 2) is null), 0, recipes.Count / 20);
    }

    private static string? Fault(string title, int scaled, int asked)
    {
        var read = RecipeAdaptation.Of(Left.Library)!.Adapt(Left.Library.Read(title)!, new(scaled, [], [], []));
        var written = new WrittenRecipe(read.Title, "", "", $"{scaled}", read.Time, read.Ingredients, read.Steps, read.Safety, title);
        return new AmountsFit(asked).Fault(Left.Behind(written.Text, title));
    }

    private sealed record Way(string Tool, JsonElement Args);
}
