using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Cli.Pages;
using Agent.Core.Journals;

namespace Agent.Cli.Reports;

/// <summary>What happened to the run as a whole, between its steps.</summary>
internal static class StepEvents
{
    public static Html Of(Fact fact) => fact switch
    {
        RunResumed resumed => Html.Of($"""<p class="event">Another process went on with the run, agent {resumed.Build.Split('+')[0]}.{Torn(resumed.Torn)}</p>"""),
        RunForked forked => Html.Of($"""<p class="event">Here it leaves the run {forked.From.Run} and goes on with {forked.Model.FullName}, seed {forked.Seed}: {forked.Goal}</p>"""),
        RequestOverflowed over => Html.Of($"""<p class="event bad">The next request has {over.Tokens} tokens and the model holds {over.ContextLength}, so it was not asked.</p>"""),
        ReplyOverflowed over => Html.Of($"""<p class="event bad">The shortest next reply has {over.Tokens} tokens and the budget has {over.Room} left, so the model was not asked.</p>"""),
        AttemptAbandoned abandoned => Html.Of($"""<p class="event bad">Begun again with a new brief, since this attempt could not be mended: {abandoned.Reason}</p>"""),
        TranscriptCompacted => Html.Of($"""<p class="event">The transcript was cut back to its head and a summary.</p>"""),
        RunEnded ended => Html.Of($"""<p class="event {(ended.Outcome.IsMet ? "good" : "bad")}">{Endings.Code(ended.Outcome.Kind).Replace('_', ' ')}: {ended.Outcome.Message}</p>"""),
        _ => Html.None,
    };

    private static Html Torn(Torn? torn) => torn is null
        ? Html.None
        : Html.Of($" A line of the journal had been cut off; its {Amounts.Bytes(torn.Bytes)} are kept.");
}
