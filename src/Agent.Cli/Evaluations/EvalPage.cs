using System.Net;
using System.Text;
using Agent.Evaluation.Results;

namespace Agent.Cli.Evaluations;

/// <summary>The figures of an evaluation as one page that asks for nothing: every text is escaped, and the links go to the journals.</summary>
internal static class EvalPage
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
        table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}
        th{font-weight:600}.pass{color:#176d2e}.fail{color:#a11212}td.n{text-align:right;font-variant-numeric:tabular-nums}
        @media(prefers-color-scheme:dark){body{background:#161616;color:#ddd}th,td{border-color:#333}.pass{color:#6fcf87}.fail{color:#ff8a80}a{color:#8ab4f8}}
        """;

    /// <param name="results">What was measured.</param>
    /// <param name="comparison">With an earlier result, if one was named.</param>
    /// <param name="page">Where the page will lie, so that links from it can be relative.</param>
    public static string Of(EvalResults results, Comparison? comparison, string page)
    {
        var summary = new Summary(results.Results);
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Append($"<title>{Safe(results.Header.Suite)}: {Safe(results.Header.Model)}</title><style>{Style}</style></head><body>\n")
            .Append($"<h1>{Safe(results.Header.Suite)}: {Safe(results.Header.Model)}</h1>\n<table>\n");
        foreach (var (name, text) in Figures(results.Header, summary, comparison))
            html.Append($"<tr><th>{Safe(name)}</th><td>{Safe(text)}</td></tr>\n");
        html.Append("</table>\n<table>\n<tr><th>goal</th><th>seed</th><th></th><th>why</th><th>steps</th><th>seconds</th></tr>\n");
        foreach (var result in results.Results)
            html.Append(Row(result, Path.GetDirectoryName(page)!));
        return html.Append("</table>\n</body></html>\n").ToString();
    }

    private static IEnumerable<(string Name, string Text)> Figures(EvalHeader header, Summary summary, Comparison? comparison)
    {
        yield return ("model", $"{header.Model}, sha256 {header.Sha256}, agent {header.Build}{(header.Without.Count > 0 ? $", without {string.Join(" and ", header.Without)}" : "")}");
        if (header.Adapter is { } adapter)
            yield return ("adapter", FormattableString.Invariant($"{adapter.Name}, sha256 {adapter.Sha256}, scale {adapter.Scale}"));
        yield return ("success", EvalText.Whole(summary.Success));
        if (summary.Seeds.Count > 1)
        {
            yield return ("average", EvalText.Average(summary));
            yield return ("pass^k", EvalText.PassHat(summary));
        }
        yield return ("claims", EvalText.Claims(summary));
        yield return ("briefs", EvalText.Briefs(summary));
        yield return ("actions", EvalText.Actions(summary));
        yield return ("cost", EvalText.Cost(summary));
        yield return ("critique", $"sent back {summary.Revisions.All} drafts: {summary.Revisions.Mended} mended, {summary.Revisions.Spoiled} spoiled");
        yield return ("reasons", string.Join(", ", summary.Reasons.Select(reason => $"{reason.Runs} {reason.Check}")));
        if (comparison is null)
            yield break;
        yield return ("before", EvalText.Whole(comparison.Before));
        yield return ("now", $"{EvalText.Whole(comparison.Now)}, of the same runs");
        yield return ("change", FormattableString.Invariant($"{comparison.Gained.Count} gained, {comparison.Lost.Count} lost; by chance with p = {comparison.PValue:0.####}"));
    }

    private static string Row(GoalResult result, string folder)
    {
        var name = result.Journal.Length == 0 ? Safe(result.Name) : $"<a href=\"{Safe(Link(folder, result.Journal))}\">{Safe(result.Name)}</a>";
        return FormattableString.Invariant($"<tr><td>{name}<br>{Safe(result.Goal)}</td><td class=\"n\">{result.Seed}</td><td class=\"{(result.Passed ? "pass" : "fail")}\">{(result.Passed ? "pass" : "fail")}</td>")
            + FormattableString.Invariant($"<td>{string.Join("<br>", result.Faults.Select(fault => Safe($"{fault.Check}: {fault.Text}")))}</td><td class=\"n\">{result.Costs.Steps}</td><td class=\"n\">{result.Costs.Seconds:0.0}</td></tr>\n");
    }

    private static string Link(string folder, string journal)
        => string.Join('/', Path.GetRelativePath(folder, journal).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
