using System.CommandLine;
using Agent.Cli.Commands;
using Agent.Cli.Displays;
using Agent.Core.Journals;
using Agent.Evaluation.Results;
using Agent.Evaluation.Suites;

namespace Agent.Cli.Evaluations;

/// <summary>Says each result as it comes: a line for a person, an object a line for a program that asked for one.</summary>
internal sealed class EvalProgress
{
    private readonly Surroundings surroundings;
    private readonly bool quiet, events;
    private int left;

    public EvalProgress(Surroundings surroundings, ParseResult parsed, Suite suite, ModelCard model)
    {
        (this.surroundings, quiet, events) = (surroundings, parsed.GetValue(Options.Quiet), parsed.GetValue(Options.Output) == OutputFormat.Ndjson);
        Say(new("eval", SafeText.Line($"{suite.Name}, {suite.Goals.Count} goals, {model.FullName} ({model.Chosen}), sha256 {model.Sha256[..Math.Min(12, model.Sha256.Length)]}")));
    }

    /// <summary>Counts what an earlier process has done, and says so once it is known how much that is.</summary>
    public bool Left(bool done)
    {
        if (done)
            left++;
        else if (left > 0)
        {
            Say(new("kept", $"{left} results are there already"));
            left = 0;
        }
        return done;
    }

    public void Show(GoalResult result)
    {
        if (events)
            surroundings.Out.WriteLine(Json.Line(ResultFile.Node(result)));
        var why = result.Passed ? "" : $": {SafeText.Line(result.Faults[0].Text, 160)}";
        Say(new(result.Passed ? "pass" : "FAIL", SafeText.Line(FormattableString.Invariant($"{result.Name}, seed {result.Seed}, {result.Costs.Steps} steps, {result.Costs.Seconds:0.0} s{why}"))));
    }

    /// <summary>Says how to go on with what was stopped.</summary>
    public void Stopped(string results) => Say(new("resume", SafeText.Line($"the same command with --results {results}")));

    private void Say(ProgressLine line)
    {
        if (!quiet)
            surroundings.Error.WriteLine(line);
        surroundings.Error.Flush();
    }
}
