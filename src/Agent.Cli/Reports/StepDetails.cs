using System.Text.Json;
using Agent.Cli.Displays;
using Agent.Cli.Pages;
using Agent.Core.Journals;
using Agent.Core.Policies;
using Agent.Core.Tools;

namespace Agent.Cli.Reports;

/// <summary>One step in full: what was asked, what was said, what was decided, what came back.</summary>
internal sealed class StepDetails(Excerpts excerpts, RunCommands command)
{
    public Html Of(RunStep step)
    {
        var begin = step.Exchange is null ? 1 : 0;
        return Html.Of($"""
            <details class="step" id="step-{step.Number}"><summary><span class="n">{step.Number}</span><span class="what">{StepWords.Title(step)}</span><span class="say">{StepWords.Line(step)}</span><span class="t">{Amounts.Time(step.Whole)}</span></summary>
            {(step.Exchange is { } exchange ? Exchanged(step, exchange) : Html.None)}
            {Html.Of(step.Facts.Select((fact, at) => at < begin ? Html.None : Fact(fact, step.First + at)))}
            <p class="fork">Go another way from here: <code>{command.Fork(step.First + step.Facts.Count)}</code></p>
            </details>
            {Html.Of(step.Facts.Select(StepEvents.Of))}
            """);
    }

    private Html Exchanged(RunStep step, Exchange exchange) => Html.Of($"""
        <h4>Prompt</h4>{excerpts.Of(exchange.Prompt, step.First)}
        <h4>Reply, as it came</h4>{excerpts.Of(exchange.Reply, step.First)}
        <p class="figures-line">{exchange.PromptTokens} tokens read, {exchange.EvaluatedTokens} of them evaluated, in {exchange.PromptMilliseconds:0} ms; {exchange.GeneratedTokens} written in {exchange.GenerationMilliseconds:0} ms; temperature {exchange.Temperature:0.##}, seed {exchange.Seed}</p>
        {(exchange.Request is { } request ? Html.Of($"""<p class="figures-line">SHA-256 of the whole request <code class="hash">{request}</code>{Agreement(step.Agrees)}</p>""") : Html.None)}
        """);

    private static Html Agreement(bool? agrees) => agrees switch
    {
        true => Html.Of($""", <span class="tick good">which the facts before it make</span>"""),
        false => Html.Of($""", <span class="tick bad">which the facts before it do not make</span>"""),
        null => Html.None,
    };

    private Html Fact(Fact fact, int number) => fact switch
    {
        BriefWritten brief => Html.Of($"""<h4>Decision</h4><p>Taken as the brief{(brief.Completed ? ", with what the goal states and the reply lacks" : "")}.</p>"""),
        PlanWritten plan => Html.Of($"""<h4>Decision</h4><p>Taken as the plan{(plan.Completed ? ", with the steps of the chore that the goal states" : "")}.</p>"""),
        ReplyRejected rejected => Html.Of($"""<h4>Decision</h4><p><span class="tick bad">rejected</span> {rejected.Reason} It never ran.</p>"""),
        CritiqueWritten critique => Html.Of($"""<h4>Decision</h4><p>The verdict is <span class="tick {(critique.Critique.IsMet ? "good" : "bad")}">{critique.Critique.Verdict}</span> {critique.Critique.Fix}</p>"""),
        ActionChosen action => Html.Of($"""<h4>Decision</h4><p>Its thought: {action.Thought}</p>{Call(action.Call, number)}"""),
        ToolCalled called => Decided(called.Decision),
        CallRefused refused => Decided(refused.Decision),
        ToolReturned returned => Observed(returned.Observation, number),
        WorkChecked work => Checked(work),
        TranscriptCompacted compacted => excerpts.Of(compacted.Summary, number),
        _ => Html.None,
    };

    private Html Call(ToolCall call, int fact) => Html.Of($"""
        <dl class="rows"><div><dt>calls</dt><dd><code>{call.Tool}</code></dd></div>
        {(call.Arguments.ValueKind == JsonValueKind.Object ? Html.Of(call.Arguments.EnumerateObject().Take(Lists.Most).Select(argument => Html.Of($"<div><dt>{argument.Name}</dt><dd>{Value(argument.Value, fact)}</dd></div>"))) : Html.None)}</dl>
        """);

    private Html Value(JsonElement value, int fact)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length <= 200 && !text.Contains('\n', StringComparison.Ordinal) ? Html.Of($"{text}") : excerpts.Of(text, fact);
    }

    private static Html Decided(Decision decision) => decision.Allowed
        ? Html.Of($"""<p><span class="tick good">allowed</span> by the rule <code>{decision.Rule}</code></p>""")
        : Html.Of($"""<p><span class="tick bad">denied</span> by the rule <code>{decision.Rule}</code>: {decision.Reason}</p>""");

    private Html Observed(Observation observation, int number) => Html.Of($"""
        <h4>Observation</h4>
        <p class="label"><span>{observation.Label.Source}</span><span class="{(observation.Label.Integrity == Integrity.Trusted ? "good" : "bad")}">{observation.Label.Integrity.ToString().ToLowerInvariant()}</span><span>{observation.Label.Confidentiality.ToString().ToLowerInvariant()}</span>{(observation.Failure is { } failure ? Html.Of($"""<span class="bad">failed: {failure}</span>""") : Html.None)}</p>
        {excerpts.Of(observation.Text, number)}
        """);

    private static Html Checked(WorkChecked work) => Html.Of($"""
        <h4>Checked by code</h4>
        {Lists.Of(work.Findings, finding => Html.Of($"""<li><span class="tick {(finding.Passed ? "good" : "bad")}">{(finding.Passed ? "passed" : "failed")}</span> {finding.Criterion.ToString()} {finding.Text}</li>"""), "No criterion that code can decide.")}
        """);
}
