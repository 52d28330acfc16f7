using System.Text;
using System.Text.Json;
using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Policies;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Evaluation.Checks;
using Agent.Evaluation.Suites;
using Agent.Tools;
using Agent.Tools.Libraries;

namespace Agent.Evaluation.Tests;

/// <summary>What an imagined run left behind, made of real facts.</summary>
internal static class Left
{
    private static readonly string Shelf = Path.Combine(Repository.Root, "library");
    private static readonly Lazy<Library> Books = new(() => Library.Open(Shelf));
    private static readonly Lazy<Core.Critiques.Checks> Judges = new(() => StandardChecks.In(Shelf));

    public static Library Library => Books.Value;

    /// <summary>A run that read these documents and delivered this text.</summary>
    public static Evidence Behind(string? text, params string[] read) => Behind(new EvalGoal { Name = "one", Goal = "make it" }, [("work.md", text)], read);

    public static Evidence Behind(EvalGoal goal, IReadOnlyList<(string Name, string? Text)> files, params string[] read)
    {
        var call = new ToolCall("read", JsonDocument.Parse("{}").RootElement);
        var delivered = files.Count > 0 && files[0].Text is not null ? files[0] : default;
        List<Fact> facts =
        [
            new RunStarted(Header(goal.Goal)),
            .. read.Select(document => new ToolReturned(call, new Observation("text", Label.User) { Used = [document] })),
            .. delivered.Name is null ? Array.Empty<Fact>() : [new WorkChecked(delivered.Name, delivered.Text, [])],
            new RunEnded(new Outcome(OutcomeKind.Met, "The goal is met.", "", delivered.Name)),
        ];
        var there = files.Where(file => file.Text is not null).ToDictionary(file => file.Name, file => Encoding.UTF8.GetBytes(file.Text!));
        return new Evidence(goal, Run.Fold(facts), there, "", Library, Judges.Value);
    }

    private static RunHeader Header(string goal) => new()
    {
        Goal = goal, Model = Testing.ScriptedModel.Card, Seed = 1, Budget = new Budget(), Grant = Grant.Default, Tools = [], Prompts = new Dictionary<string, string>(),
    };
}
