using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Goals;
using Agent.Tools.Chores;
using Agent.Tools.Workspaces;
using ChefNano.Teacher;
using ChefNano.Teacher.Kitchen;
using ChefNano.Teacher.Scenarios;

namespace Agent.Evaluation.Tests;

/// <summary>What code reads of the chores that the teacher draws, in some thousand phrasings: it may leave a chore open, and it may not read another one.</summary>
public sealed class ChoreReadingTests(ITestOutputHelper output)
{
    private const int Drawn = 600;
    private const double LeastRead = 0.6;

    [Fact]
    public async Task What_is_read_of_a_chore_is_what_was_meant()
    {
        var chores = new ChoreGoals(KnowledgeBase.Read(Path.Combine(Repository.Root, "models/chef-nano/knowledge")));
        var read = new Dictionary<string, (int Read, int All)>();
        List<string> wrong = [];
        for (var seed = 0; seed < Drawn; seed++)
        {
            var scenario = chores.Draw(new Dice(seed + 1));
            var chore = await ReadAsync(scenario);
            var kind = string.Join('+', scenario.Plan.Steps.Select(step => step.Tool));
            var (some, all) = read.GetValueOrDefault(kind);
            read[kind] = (some + (chore is { Steps: > 0 } ? 1 : 0), all + 1);
            if (chore is not null && Fault(chore, scenario) is { } fault)
                wrong.Add($"{scenario.Goal}: {fault}");
        }
        foreach (var (kind, (some, all)) in read.OrderBy(one => one.Key))
            output.WriteLine($"{kind}: read {some} of {all}");
        output.WriteLine($"all: read {read.Values.Sum(one => one.Read)} of {Drawn}, wrong {wrong.Count}\n{string.Join('\n', wrong)}");
        Assert.True(wrong.Count <= Drawn / 100, string.Join('\n', wrong.Take(20)));
        Assert.True(read.Values.Sum(one => one.Read) >= LeastRead * Drawn);
    }

    private static async Task<Chore?> ReadAsync(ChoreScenario scenario)
    {
        var folder = Directory.CreateTempSubdirectory("chores-");
        try
        {
            using var workspace = Workspace.Open(folder.FullName, new WorkspaceOptions { Durable = false });
            foreach (var (name, text) in scenario.Files)
                await workspace.WriteTextAsync(name, text);
            return await new StatedChore(workspace).OfAsync(new Goal(scenario.Goal), TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // What the teacher would say must be sayable.
    private static string? Fault(Chore chore, ChoreScenario scenario)
    {
        if (scenario.Steps.Select(step => step.Step.Tool).Except(chore.Tools).FirstOrDefault() is { } tool)
            return $"'{tool}' is not of {string.Join(", ", chore.Tools)}";
        if (chore.Steps > 0 && chore.Steps != scenario.Steps.Count)
            return $"{chore.Steps} steps for {scenario.Steps.Count}";
        if (chore.File is { } file && file != scenario.File)
            return $"'{file}' and not '{scenario.File}'";
        if (!chore.Criteria.SequenceEqual(scenario.Criteria))
            return $"{string.Join(", ", chore.Criteria)} and not {string.Join(", ", scenario.Criteria)}";
        return scenario.Steps.SelectMany(step => Faults(chore, step.Step.Tool, JsonSerializer.SerializeToNode(step.Arguments)!.AsObject())).FirstOrDefault();
    }

    private static IEnumerable<string> Faults(Chore chore, string tool, JsonObject arguments)
        => from argument in arguments
           let whole = chore.Choices.GetValueOrDefault($"{tool}.{argument.Key}[]")
           let one = chore.Choices.GetValueOrDefault($"{tool}.{argument.Key}")
           let said = argument.Value is JsonArray array ? array.Select(item => item!.GetValue<string>()).ToList() : [argument.Value!.ToString()]
           where (whole is not null && !whole.SequenceEqual(said)) || (one is not null && said.Except(one).Any())
           select $"{tool}.{argument.Key} is {string.Join(", ", said)} and not of {string.Join(", ", whole ?? one!)}";
}
