using Agent.Core.Journals;
using Agent.Testing;
using Agent.Tools.Libraries;
using ChefNano.Teacher.Kitchen;
using ChefNano.Teacher.Mending;
using ChefNano.Teacher.Scenarios;

namespace ChefNano.Teacher.Tests;

/// <summary>A model that answers as it should mends whatever is planted into its draft, because the loop tells it what is wrong.</summary>
public sealed class MendingTests
{
    private const int Enough = 5, Most = 400;

    public static TheoryData<string> Kinds => [.. Flaws.ByName.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_planted_flaw_is_found_by_the_checks_and_mended_in_place(string kind)
    {
        using var scratch = new TemporaryFolder();
        var root = Above("Agent.sln");
        var kitchen = KnowledgeBase.Read(Path.Combine(root, "models", "chef-nano", "knowledge"));
        RecipeBook.Plurals = kitchen.Plurals;
        using var library = Library.Open(Path.Combine(root, "library"));
        var book = new RecipeBook(kitchen, Directory.EnumerateFiles(Path.Combine(root, "library"), "*.md").Select(file => File.ReadLines(file).First()[2..]));
        var course = new Course(kitchen, library, book, scratch.Path, root);
        var exam = new MendingExam(new Sitting(library, scratch.Path, KitchenChecks.All(root)), KitchenChecks.All(root));

        var planted = 0;
        for (var seed = 1; planted < Enough && seed < Most; seed++)
        {
            if (course.Draw(new Dice(seed)) is not RecipeScenario scenario || await FollowAsync(exam, scenario, kind, seed) is not { Flaw: { } flaw } mended)
                continue;
            planted++;
            Assert.True(mended is { FoundBy: "checks", InPlace: true }, $"{kind} '{flaw.What}' in '{scenario.Goal}': found by {mended.FoundBy ?? "nobody"}, gone: {mended.Gone}, {mended.Run.Outcome}");
        }
        Assert.Equal(Enough, planted);
    }

    private static async Task<Mended?> FollowAsync(MendingExam exam, RecipeScenario scenario, string kind, int seed)
    {
        try
        {
            return await exam.FollowAsync(new TeacherModel(scenario, null, null), new ModelCard("teacher", "given by the test", "", 1_000_000), scenario.Goal, scenario.Brief.Criteria, kind, (ulong)seed);
        }
        catch (NothingFitsException)
        {
            return null;
        }
    }

    private static string Above(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, file)))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"No folder above the tests holds {file}.");
        return folder;
    }
}
