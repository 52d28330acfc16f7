using Agent.Cli.Displays;
using Agent.Cli.Pages;

namespace Agent.Cli.Reports;

/// <summary>Where the time went and how full the model's context was, step by step.</summary>
internal static class TimeSection
{
    // What fits on a screen or two; of a longer run, neighbours share a row.
    private const int MostRows = 48;

    public static Html Of(RunRecord record)
    {
        var bars = Bars(record);
        if (bars.Count == 0)
            return Html.Of($"""<section id="time"><h2>Time and context</h2><p class="none">The model was not asked.</p></section>""");
        var whole = bars.Aggregate(TimeSpan.Zero, (sum, bar) => sum + bar.Whole);
        return Html.Of($"""
            <section id="time"><h2>Time and context</h2>
            {Legend(bars, whole)}
            <ol class="bars">
            <li class="head" aria-hidden="true"><span></span><span></span><span>time, of {Amounts.Time(whole)}</span><span></span><span>context, of {Amounts.Count(record.Run.Header.Model.ContextLength)} tokens</span></li>
            {Html.Of(Rows(bars, whole, record))}
            </ol></section>
            """);
    }

    private static List<StepBar> Bars(RunRecord record)
    {
        var steps = record.Steps.Where(step => step.Exchange is not null).ToList();
        var each = (steps.Count + MostRows - 1) / MostRows;
        return [.. steps.Chunk(Math.Max(each, 1)).Select(StepBar.Of)];
    }

    private static Html Legend(IReadOnlyList<StepBar> bars, TimeSpan whole)
    {
        var (prompt, generation, tools) = (Sum(bar => bar.Prompt), Sum(bar => bar.Generation), Sum(bar => bar.Tools));
        return Html.Of($"""
            <ul class="legend">
            <li><i class="prompt"></i>reading the prompt <b>{Amounts.Time(prompt)}</b></li>
            <li><i class="generation"></i>writing the reply <b>{Amounts.Time(generation)}</b></li>
            <li><i class="tools"></i>tools <b>{Amounts.Time(tools)}</b></li>
            <li><i class="rest"></i>all else <b>{Amounts.Time(whole - prompt - generation - tools)}</b></li>
            </ul>
            """);

        TimeSpan Sum(Func<StepBar, TimeSpan> part) => bars.Aggregate(TimeSpan.Zero, (sum, bar) => sum + part(bar));
    }

    private static IEnumerable<Html> Rows(IReadOnlyList<StepBar> bars, TimeSpan whole, RunRecord record)
    {
        var (context, steps) = (record.Run.Header.Model.ContextLength, record.Steps.Count);
        var begun = TimeSpan.Zero;
        foreach (var bar in bars)
        {
            var rest = bar.Whole - bar.Prompt - bar.Generation - bar.Tools;
            yield return Html.Of($"""
                <li><a href="#{(StepsSection.IsShown(bar.Number, steps) ? $"step-{bar.Number}" : "steps")}"><span class="n">{bar.Name}</span><span class="what">{bar.What}</span>
                <span class="track">{Piece("prompt", begun + rest, bar.Prompt, whole)}{Piece("generation", begun + rest + bar.Prompt, bar.Generation, whole)}{Piece("tools", begun + rest + bar.Prompt + bar.Generation, bar.Tools, whole)}</span>
                <span class="t">{Amounts.Time(bar.Whole)}</span>
                <span class="track context">{Filled("cached", 0, bar.Cached, context)}{Filled("evaluated", bar.Cached, bar.Evaluated, context)}{Filled("written", bar.Cached + bar.Evaluated, bar.Written, context)}</span>
                <span class="vh">: prompt {Amounts.Time(bar.Prompt)}, generation {Amounts.Time(bar.Generation)}, tools {Amounts.Time(bar.Tools)}; context {bar.Cached + bar.Evaluated + bar.Written} of {context} tokens, {bar.Evaluated} of them newly read and {bar.Written} written</span></a></li>
                """);
            begun += bar.Whole;
        }
    }

    private static Html Piece(string kind, TimeSpan begin, TimeSpan length, TimeSpan whole) => length <= TimeSpan.Zero
        ? Html.None
        : Html.Of($"""<i class="{kind}" style="left:{Share(begin / whole):0.##}%;width:{Share(length / whole):0.##}%"></i>""");

    private static Html Filled(string kind, long begin, long length, int context) => length <= 0
        ? Html.None
        : Html.Of($"""<i class="{kind}" style="left:{Share((double)begin / context):0.##}%;width:{Share((double)length / context):0.##}%"></i>""");

    // A journal made by hand may say anything; nothing is drawn outside its track.
    private static double Share(double part) => double.IsFinite(part) ? Math.Clamp(part, 0, 1) * 100 : 0;
}
