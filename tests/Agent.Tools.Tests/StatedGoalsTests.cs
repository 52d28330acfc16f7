using Agent.Tools.Diets;
using System.Text.Json;
using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Tools.Tests;

/// <summary>What code reads from 249 goals in many voices. Rules are made with every other goal in view; the rest show how they do on goals that nobody looked at.</summary>
public sealed class StatedGoalsTests(ITestOutputHelper output)
{
    private const double Least = 0.93;
    private static readonly Checks Readers = StandardChecks.In(Path.Combine(Repository.Root, "library"));

    private static readonly IReadOnlyList<StatedGoal> Goals =
        JsonSerializer.Deserialize<List<StatedGoal>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "stated-goals.json")), JsonSerializerOptions.Web)!;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Most_of_what_a_goal_says_is_read_and_hardly_anything_else(int half)
    {
        var goals = Goals.Where((_, at) => at % 2 == half).Select(goal => (goal.Stated, goal.May, Read: Read(goal.Goal))).ToList();
        foreach (var check in Enum.GetValues<CheckKind>())
        {
            var kind = check.ToString().ToLowerInvariant() + " ";
            var sought = goals.SelectMany(goal => goal.Stated.Where(one => one.StartsWith(kind, StringComparison.Ordinal)).Select(one => goal.Read.Any(read => Says(read, one)))).ToList();
            // That a week's menu names its days nobody wrote down.
            var read = goals.SelectMany(goal => goal.Read.Where(one => one.StartsWith(kind, StringComparison.Ordinal) && !one.EndsWith("day", StringComparison.Ordinal)).Select(one => goal.Stated.Concat(goal.May ?? []).Any(may => Says(one, may) || Says(may, one)))).ToList();
            if (sought.Count == 0)
                continue;
            output.WriteLine($"{(half == 0 ? "in view" : "unseen")}, {kind}: found {sought.Count(one => one)} of {sought.Count}, right {read.Count(one => one)} of {read.Count}");
            Assert.True(sought.Count(one => one) >= Least * (sought.Count - 1), $"Of {kind}only {sought.Count(one => one)} of {sought.Count} were found.");
            Assert.True(read.Count(one => one) >= Least * (read.Count - 1), $"Of {kind}only {read.Count(one => one)} of {read.Count} were right.");
        }
    }

    [Fact]
    public void What_is_read_can_be_quoted_from_the_goal()
    {
        foreach (var goal in Goals.Select(goal => new Goal(goal.Goal)))
            foreach (var said in (Readers.Stated(goal) ?? []).Where(one => one.Check is CheckKind.Mentions or CheckKind.Lacks).Select(one => one.Value))
                Assert.Contains(Phrases.Of(goal, 4), phrase => phrase.Equals(said, StringComparison.OrdinalIgnoreCase) || FoodWords.Variant(phrase) == said || IngredientTable.IsSame(phrase, said));
    }

    private static List<string> Read(string goal) => [.. (Readers.Stated(new Goal(goal)) ?? []).Select(criterion => $"{criterion}")];

    // "Leek soup" says "leek".
    private static bool Says(string one, string other)
    {
        var (kind, value) = (one.Split(' ')[0], other[(other.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return kind == other.Split(' ')[0] && (one.Equals(other, StringComparison.OrdinalIgnoreCase) || (kind is "mentions" or "lacks" && Words.Contains(one, value)));
    }

    private sealed record StatedGoal(string Goal, IReadOnlyList<string> Stated, IReadOnlyList<string>? May);
}
