using Agent.Cli.Pages;
using Agent.Core.Journals;
using Agent.Core.Tools;

namespace Agent.Cli.Reports;

/// <summary>What the run depends on: model, seed, program, what it was allowed, and the prompts. Where files lie on the machine is left out: the page is made to be sent.</summary>
internal static class OriginSection
{
    public static Html Of(RunRecord record)
    {
        var header = record.Run.Header;
        return Html.Of($"""
            <section id="origin"><h2>Made with</h2>
            <dl class="rows">
            <div><dt>Model</dt><dd>{header.Model.Name}, {header.Model.Chosen}, context of {header.Model.ContextLength} tokens<br><code class="hash">{header.Model.Sha256}</code></dd></div>
            {Adapter(header.Model.Adapter)}
            <div><dt>Seed</dt><dd>{header.Seed}{Sampler(header.Sampler)}</dd></div>
            <div><dt>Program</dt><dd>agent {header.Build}</dd></div>
            <div><dt>Began</dt><dd>{record.Run.Began.ToString("yyyy-MM-dd HH:mm:ss 'UTC'")}</dd></div>
            <div><dt>Granted</dt><dd>{string.Join(", ", header.Grant.Effects)}; policy {header.Policy}, sandbox {header.Sandbox}</dd></div>
            <div><dt>Its reading</dt><dd>{record.Run.Seen.ToString()}, {record.Run.Seen.Confidentiality.ToString().ToLowerInvariant()}, all in all</dd></div>
            {(header.Notes.Length > 0 ? Html.Of($"<div><dt>Known of the user</dt><dd>{header.Notes}</dd></div>") : Html.None)}
            </dl>
            <details class="raw"><summary>{header.Tools.Count} tools</summary>{Lists.Of(header.Tools, Item, "none")}</details>
            <details class="raw"><summary>{header.Prompts.Count} prompts, by SHA-256</summary>{Lists.Of(header.Prompts, prompt => Html.Of($"""<li>{prompt.Key} <code class="hash">{prompt.Value}</code></li>"""), "none")}</details>
            </section>
            """);
    }

    private static Html Adapter(AdapterCard? adapter) => adapter is null
        ? Html.None
        : Html.Of($"""<div><dt>Adapter</dt><dd>{FormattableString.Invariant($"{adapter.Name}, scale {adapter.Scale}")}<br><code class="hash">{adapter.Sha256}</code></dd></div>""");

    private static Html Item(Tool tool)
        => Html.Of($"<li><code>{tool.Name}({string.Join(", ", tool.Parameters.Select(parameter => parameter.Name))})</code> {tool.Description} <small>{tool.Effect.ToString()}</small></li>");

    private static Html Sampler(SamplerCard? sampler) => sampler is null
        ? Html.None
        : Html.Of($", temperature {sampler.First:0.##}, {sampler.AfterFailure:0.##} after a failure, {sampler.Open:0.##} where several replies are as right");
}
