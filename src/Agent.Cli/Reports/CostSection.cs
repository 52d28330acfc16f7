using System.Globalization;
using Agent.Cli.Displays;
using Agent.Cli.Pages;

namespace Agent.Cli.Reports;

/// <summary>What the run spent beside what it was allowed, what a step cost, and what was read.</summary>
internal static class CostSection
{
    public static Html Of(RunRecord record)
    {
        var (spent, budget) = (record.Run.Spent, record.Run.Header.Budget);
        return Html.Of($"""
            <section id="cost"><h2>Budget and cost</h2>
            <table class="budget"><thead><tr><th>Of</th><th>Spent</th><th>Allowed</th><th class="wide"></th></tr></thead><tbody>
            {Row("replies", spent.Steps, budget.Steps, Whole)}
            {Row("tokens read", spent.PromptTokens, budget.PromptTokens, Whole)}
            {Row("tokens written", spent.GeneratedTokens, budget.GeneratedTokens, Whole)}
            {Row("tool calls", spent.ToolCalls, budget.ToolCalls, Whole)}
            {Row("written to files", spent.BytesWritten, budget.BytesWritten, Amounts.Bytes)}
            {Row("sent off the machine", spent.BytesSent, budget.BytesSent, Amounts.Bytes)}
            {Row("time", spent.Time.Ticks, budget.Time.Ticks, ticks => Amounts.Time(TimeSpan.FromTicks(ticks)))}
            </tbody></table>
            <p class="aside">{Evaluated(spent.PromptTokens, spent.EvaluatedTokens)}</p>
            <h3 id="sources">Sources</h3>
            {Lists.Of(record.Run.Sources, source => Html.Of($"<li>{source}</li>"), "Nothing was read.")}
            </section>
            """);
    }

    private static Html Row(string name, long spent, long allowed, Func<long, string> amount) => Html.Of($"""
        <tr><th>{name}</th><td>{amount(spent)}</td><td>{amount(allowed)}</td><td class="wide"><span class="track"><i class="{(spent > allowed || (spent == allowed && spent > 0) ? "over" : "spent")}" style="width:{Share(spent, allowed):0.##}%"></i></span></td></tr>
        """);

    private static string Evaluated(long read, long evaluated) => read > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Of {read:N0} tokens that the requests held, {evaluated:N0} were evaluated, {100.0 * evaluated / read:0} %; the rest was in the engine's cache.")
        : "The model was not asked.";

    private static double Share(long spent, long allowed) => allowed <= 0 ? spent > 0 ? 100 : 0 : Math.Clamp(100.0 * spent / allowed, 0, 100);

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
