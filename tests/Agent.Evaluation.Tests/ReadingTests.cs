using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Evaluation.Checks;
using Agent.Tools;
using Agent.Tools.Diets;
using Form = Agent.Evaluation.Checks.Form;

namespace Agent.Evaluation.Tests;

/// <summary>How much of what the suites check code reads from their goals alone, and how much of what it reads is not checked for.</summary>
public sealed class ReadingTests(ITestOutputHelper output)
{
    private static readonly Core.Critiques.Checks Readers = StandardChecks.In(Path.Combine(Repository.Root, "library"));

    [Fact]
    public void Code_reads_most_of_what_the_kitchen_suite_checks()
    {
        var goals = Suites.Read("kitchen").Select(goal => (goal.Checks, Read: Readers.Stated(new Goal(goal.Goal)) ?? [])).ToList();
        Holds("form", 0.9, goals.SelectMany(goal => goal.Checks.OfType<Form>().Select(check => Of(goal.Read, CheckKind.Form).Contains(check.Value))));
        Holds("serves", 0.98, goals.SelectMany(goal => goal.Checks.OfType<Serves>().Select(check => Of(goal.Read, CheckKind.Serves).Contains($"{check.People}"))));
        Holds("mentions", 0.85, goals.SelectMany(goal => goal.Checks.OfType<Mentions>().SelectMany(check => check.Words).Select(word => Says(Of(goal.Read, CheckKind.Mentions), word))));
        Holds("diet", 0.95, goals.SelectMany(goal => goal.Checks.OfType<DietKept>().Select(check => Of(goal.Read, CheckKind.Diet).Contains(check.Diet))));
        Holds("without", 0.95, goals.SelectMany(goal => goal.Checks.OfType<Without>().Select(check => IsOut(goal.Read, check.Food))));
    }

    [Theory]
    [InlineData("kitchen")]
    [InlineData("research")]
    [InlineData("refusals")]
    public void A_form_or_a_number_that_is_read_is_never_another_than_the_suite_checks(string suite)
    {
        foreach (var goal in Suites.Read(suite))
        {
            var read = Readers.Stated(new Goal(goal.Goal)) ?? [];
            var form = Of(read, CheckKind.Form).Except(goal.Checks.OfType<Form>().Select(check => check.Value));
            Assert.True(!form.Any() || goal.Checks.OfType<Form>().All(check => Of(read, CheckKind.Form).Contains(check.Value)), goal.Goal);
            Assert.All(goal.Checks.OfType<Serves>(), check => Assert.Subset(new HashSet<string> { $"{check.People}" }, Of(read, CheckKind.Serves).ToHashSet()));
        }
    }

    [Fact]
    public void The_file_to_write_is_the_one_that_is_not_there_yet()
    {
        var chores = Suites.Read("chores").Select(goal => (goal.Checks, Named: NamedFiles.Of(new Goal(goal.Goal), [.. goal.Files.Keys]))).Where(goal => goal.Named.New.Count == 1).ToList();
        output.WriteLine($"{chores.Count} chores name one new file");
        Assert.All(chores, chore => Assert.Contains(chore.Checks.OfType<TextCheck>(), check => check.File == chore.Named.New[0]));
    }

    private void Holds(string check, double least, IEnumerable<bool> found)
    {
        var all = found.ToList();
        output.WriteLine($"{check}: {all.Count(one => one)} of {all.Count}");
        Assert.True(all.Count(one => one) >= least * all.Count, $"Of '{check}' only {all.Count(one => one)} of {all.Count} were read.");
    }

    private static List<string> Of(IReadOnlyList<Criterion> read, CheckKind check) => [.. read.Where(criterion => criterion.Check == check).Select(criterion => criterion.Value)];

    private static bool Says(List<string> read, string words) => words.Split('|').Any(word => Words.Contains(string.Join(" . ", read), word));

    private static bool IsOut(IReadOnlyList<Criterion> read, string food)
        => Says(Of(read, CheckKind.Lacks), food) || Of(read, CheckKind.Diet).Contains(Diet.Find($"no {food}")?.Name ?? "");
}
