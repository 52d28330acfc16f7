using Agent.Cli.Pages;
using Agent.Core.Journals;

namespace Agent.Cli.Reports;

/// <summary>The delivered text, set as it is meant to be read and as it was written.</summary>
internal static class WorkSection
{
    // A longer text is read in its file.
    private const int MostSet = 16_384;

    public static Html Of(RunRecord record, Excerpts excerpts)
    {
        var step = record.Steps.LastOrDefault(step => step.Facts.OfType<WorkChecked>().Any());
        if (step is null || record.Run.Checked is not { Text: { } text } work)
            return Html.Of($"""<section id="work"><h2>The work</h2><p class="none">Nothing was delivered.</p></section>""");
        var fact = step.First + step.Facts.ToList().FindLastIndex(fact => fact is WorkChecked);
        return text.Length > MostSet || !work.File.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            ? Html.Of($"""<section id="work"><h2>The work</h2><p class="file">{work.File}</p>{excerpts.Of(text, fact)}</section>""")
            : Html.Of($"""
                <section id="work"><h2>The work</h2><p class="file">{work.File}</p>
                <article class="work">{MarkdownText.Of(text)}</article>
                <details class="raw"><summary>As it was written</summary>{excerpts.Of(text, fact)}</details></section>
                """);
    }
}
