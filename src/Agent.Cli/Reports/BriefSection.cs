using Agent.Cli.Pages;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Plans;

namespace Agent.Cli.Reports;

/// <summary>The prompts that the model wrote for itself: its brief and its plan.</summary>
internal static class BriefSection
{
    public static Html Of(RunRecord record)
    {
        var run = record.Run;
        var earlier = record.All<AttemptAbandoned>().Count();
        return Html.Of($"""
            <section id="brief"><h2>Brief and plan</h2>
            {(earlier > 0 ? Html.Of($"""<p class="aside">Of attempt {earlier + 1}; the {earlier} before could not be mended and {(earlier == 1 ? "is" : "are")} among the steps below.</p>""") : Html.None)}
            <div class="pair"><div class="card"><h3>The brief it wrote</h3>{Brief(run.Brief)}</div>
            <div class="card"><h3>The plan it wrote</h3>{Plan(run.Plan, run.StepsDone)}</div></div>
            </section>
            """);
    }

    private static Html Brief(Brief? brief) => brief is null
        ? Html.Of($"""<p class="none">None yet.</p>""")
        : Html.Of($"""
            <dl class="rows">
            <div><dt>Role</dt><dd>{brief.Role}</dd></div>
            <div><dt>Subject</dt><dd>{brief.Subject}</dd></div>
            <div><dt>Delivers</dt><dd>{(brief.File.Length > 0 ? Html.Of($"<code>{brief.File}</code>") : Html.Of($"no file"))}</dd></div>
            <div><dt>In reach</dt><dd>{(brief.WithinReach ? "yes" : "no, it says")}</dd></div>
            <div><dt>Done when</dt><dd>{Lists.Of(brief.Criteria, criterion => Html.Of($"<li><b>{criterion.Check.ToString().ToLowerInvariant()}</b> {criterion.Value}</li>"), "no criterion")}</dd></div>
            </dl>
            """);

    private static Html Plan(Plan? plan, int done) => plan is null
        ? Html.Of($"""<p class="none">None yet.</p>""")
        : Html.Of($"""<ol class="plan">{Html.Of(plan.Steps.Take(Lists.Most).Select((step, at) => Html.Of($"""<li class="{(at < done ? "done" : "todo")}"><code>{step.Tool}</code><span>{step.Instruction}</span><span class="mark">{(at < done ? "done" : "not done")}</span></li>""")))}</ol>""");
}
