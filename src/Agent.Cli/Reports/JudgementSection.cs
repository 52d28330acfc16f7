using Agent.Cli.Pages;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Runs;

namespace Agent.Cli.Reports;

/// <summary>Each criterion with what code decided and what the model found, and the evidence of both.</summary>
internal static class JudgementSection
{
    // Evidence is sought in a text that a person could read.
    private const int MostSearched = 100_000;

    public static Html Of(Run run) => Html.Of($"""
        <section id="judgement"><h2>Judgement</h2>
        {(run.Checked is null && run.Critique is null ? Html.Of($"""<p class="none">The work was not judged.</p>""") : Table(run))}
        {Verdict(run.Critique)}
        </section>
        """);

    private static Html Table(Run run)
    {
        var findings = run.Checked?.Findings ?? [];
        var compared = run.Critique?.Compare ?? [];
        var criteria = (run.Brief?.Criteria ?? []).Concat(findings.Select(finding => finding.Criterion)).Distinct().ToList();
        var others = compared.Where(one => !criteria.Any(criterion => IsOf(one, criterion))).ToList();
        return Html.Of($"""
            <table class="judged"><thead><tr><th>Criterion</th><th>Code decided</th><th>The model found</th></tr></thead><tbody>
            {Html.Of(criteria.Take(Lists.Most).Select(criterion => Row(criterion, [.. findings.Where(finding => finding.Criterion == criterion).Distinct()], compared.FirstOrDefault(one => IsOf(one, criterion)), run.Checked?.Text)))}
            {Html.Of(others.Take(Lists.Most).Select(one => Html.Of($"""<tr><th>{one.Criterion}</th><td class="none">not for code to decide</td><td>{Found(one)}</td></tr>""")))}
            </tbody></table>
            """);
    }

    private static bool IsOf(Comparison one, Criterion criterion) => string.Equals(one.Criterion, criterion.ToString(), StringComparison.OrdinalIgnoreCase);

    private static Html Row(Criterion criterion, IReadOnlyList<Finding> findings, Comparison? one, string? text) => Html.Of($"""
        <tr><th><b>{criterion.Check.ToString().ToLowerInvariant()}</b> {criterion.Value}</th>
        <td>{(findings.Count == 0 ? Html.Of($"""<span class="none">not for code to decide</span>""") : Html.Of(findings.Take(Lists.Most).Select(finding => Decided(finding, text))))}</td>
        <td>{(one is null ? Html.Of($"""<span class="none">not asked</span>""") : Found(one))}</td></tr>
        """);

    private static Html Decided(Finding finding, string? text) => finding.Passed
        ? Html.Of($"""<p><span class="tick good">passed</span> {Evidence(finding.Criterion, text)}</p>""")
        : Html.Of($"""<p><span class="tick bad">failed</span> {finding.Text}</p>""");

    private static Html Found(Comparison one)
        => Html.Of($"""<p><span class="tick {(one.Same == "yes" ? "good" : "bad")}">{(one.Same == "yes" ? "same" : "not the same")}</span> {one.Found}</p>""");

    // A word that must be there is there in some line.
    private static Html Evidence(Criterion criterion, string? text)
    {
        if (criterion.Check is not (CheckKind.Mentions or CheckKind.Exact) || text is null || text.Length > MostSearched)
            return Html.None;
        var (number, line) = text.Split('\n').Index().FirstOrDefault(line => Words.Contains(line.Item, criterion.Value));
        return line is null ? Html.None : Html.Of($"""<span class="evidence">line {number + 1}: {line.Trim()}</span>""");
    }

    private static Html Verdict(Critique? critique) => critique is null ? Html.None : Html.Of($"""
        <p class="verdict">The model's verdict on its own work: <span class="tick {(critique.IsMet ? "good" : "bad")}">{critique.Verdict}</span> {critique.Fix}</p>
        """);
}
