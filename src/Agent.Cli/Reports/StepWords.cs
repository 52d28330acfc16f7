using Agent.Cli.Displays;
using Agent.Core.Journals;

namespace Agent.Cli.Reports;

/// <summary>A step in a word or two, and in a line.</summary>
internal static class StepWords
{
    public static string Title(RunStep step) => step.Facts[0] switch
    {
        BriefWritten => "brief",
        PlanWritten => "plan",
        ActionChosen action => action.Call.Tool,
        ReplyRejected => "rejected",
        CritiqueWritten => "critique",
        _ => "beginning",
    };

    public static string Line(RunStep step) => step.Facts[0] switch
    {
        BriefWritten brief => brief.Brief.Subject,
        PlanWritten plan => $"{plan.Plan.Steps.Count} steps",
        ActionChosen action => CallText.ArgumentsOf(action.Call),
        ReplyRejected rejected => rejected.Reason,
        CritiqueWritten critique => critique.Critique.IsMet ? "met" : $"not met: {critique.Critique.Fix}",
        _ => "",
    };
}
