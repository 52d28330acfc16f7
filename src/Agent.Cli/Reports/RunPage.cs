using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Cli.Pages;
using Agent.Core.Goals;

namespace Agent.Cli.Reports;

/// <summary>A run as one page for a person: what was asked, what came of it, how it came about, and how to see it again. The same journal makes the same page.</summary>
internal static class RunPage
{
    public static string Of(RunRecord record)
    {
        var run = record.Run;
        var command = RunCommands.Of(run.Header);
        var excerpts = new Excerpts(command.Whole);
        return Page.Of($"{run.Header.Goal} · agent run", Html.Of($"""
            <header>
            <p class="eyebrow">Agent run {run.Header.Id}</p>
            <h1>{run.Header.Goal}</h1>
            {(run.Header.Meant is { } meant ? Html.Of($"<p>Read as: {meant}</p>") : Html.None)}
            {Outcome(run.Outcome, record.GoesOn)}
            {Notices.Of(record, command)}
            {Figures(record)}
            </header>
            <nav><a href="#work">Work</a><a href="#brief">Brief and plan</a><a href="#judgement">Judgement</a><a href="#time">Time and context</a><a href="#steps">Steps</a><a href="#cost">Budget and cost</a><a href="#origin">Made with</a><a href="#again">Again</a></nav>
            <main>
            {WorkSection.Of(record, excerpts)}
            {BriefSection.Of(record)}
            {JudgementSection.Of(run)}
            {TimeSection.Of(record)}
            {StepsSection.Of(record, excerpts, command)}
            {CostSection.Of(record)}
            {OriginSection.Of(record)}
            {AgainSection.Of(record, command)}
            </main>
            <footer><p>Made by <code>agent report</code> from a journal of {record.Journal.Lines.Count} facts, the last of which has the SHA-256 <code class="hash">{record.Journal.Lines[^1].Hash}</code>. This page makes no request and runs no script.</p></footer>
            """));
    }

    private static Html Outcome(Outcome? outcome, bool goesOn) => outcome is null
        ? Html.Of($"""<p class="outcome open"><b>{(goesOn ? "At work" : "Not over")}</b> {(goesOn ? "A process was working on the run when this page was made." : "The record ends before the run did.")}</p>""")
        : Html.Of($"""
            <p class="outcome {(outcome.IsMet ? "good" : outcome.Kind == OutcomeKind.Cancelled ? "open" : "bad")}"><b>{Endings.Code(outcome.Kind).Replace('_', ' ')}</b> {outcome.Message}</p>
            {(outcome.Next.Length > 0 ? Html.Of($"""<p class="next">{outcome.Next}</p>""") : Html.None)}
            """);

    private static Html Figures(RunRecord record)
    {
        var (spent, header) = (record.Run.Spent, record.Run.Header);
        var speed = new Speed();
        foreach (var fact in record.All<Core.Journals.Fact>())
            speed.Take(fact);
        return Html.Of($"""
            <dl class="figures">
            <div><dt>Time</dt><dd>{Amounts.Time(spent.Time)}</dd></div>
            <div><dt>Replies</dt><dd>{spent.Steps}</dd></div>
            <div><dt>Tool calls</dt><dd>{spent.ToolCalls}</dd></div>
            <div><dt>Tokens written</dt><dd>{Amounts.Count(spent.GeneratedTokens)} {(speed.TokensPerSecond is { } rate ? Html.Of($"<small>{rate:0} a second</small>") : Html.None)}</dd></div>
            <div><dt>Tokens read</dt><dd>{Amounts.Count(spent.PromptTokens)} <small>{Amounts.Count(spent.EvaluatedTokens)} evaluated</small></dd></div>
            <div><dt>Model</dt><dd>{header.Model.FullName} <small>seed {header.Seed}</small></dd></div>
            </dl>
            """);
    }
}
