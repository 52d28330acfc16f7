using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Evaluation.Results;

namespace Agent.Evaluation.Pairs;

/// <summary>What one model made of a goal: how the run ended by the checks, and the text that its user got to read.</summary>
/// <param name="Model">The model's identity: SHA-256 of its file, and of its adapter's where it has one.</param>
/// <param name="Result">The run by the checks.</param>
/// <param name="Text">The delivered text, or why there is none.</param>
public sealed record Answer(string Model, GoalResult Result, string Text)
{
    /// <summary>The same read from the run's journal; a run that broke has no text.</summary>
    public static Answer Of(string model, GoalResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Answer(model, result, result.Outcome is null ? "" : TextOf(Run.Fold(JournalFile.Read(result.Journal).Facts)));
    }

    private static string TextOf(Run run) => run.Outcome?.File is not null && run.Checked?.Text is { } text ? text : $"{run.Outcome?.Message} {run.Outcome?.Next}".Trim();
}
