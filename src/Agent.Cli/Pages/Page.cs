using System.Reflection;
using Agent.Cli.Displays;

namespace Agent.Cli.Pages;

/// <summary>One page that stands alone: it asks for nothing, runs nothing, and is read on a telephone, a desk, in the dark and on paper.</summary>
internal static class Page
{
    /// <summary>How every page of this program begins, so that one can be told from another file.</summary>
    public const string Beginning = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"generator\" content=\"agent\">";

    // No request of any kind may leave the page, whatever a text in it says; the policy stands before everything that it could apply to.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <param name="title">Text for the window's title.</param>
    /// <param name="body">What the page shows.</param>
    public static string Of(string title, Html body) => Html.Of($"""
        {Html.Own(Beginning)}<meta http-equiv="Content-Security-Policy" content="{Html.Own(Policy)}"><meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
        <title>{SafeText.Line(title, 120)}</title>
        <style>{Html.Own(Style.Value)}</style></head><body>
        {body}
        </body></html>

        """).ToString();

    private static string ReadStyle()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd();
    }
}
