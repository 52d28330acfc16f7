using Agent.Cli.Pages;

namespace Agent.Cli.Reports;

/// <summary>Lists whose length a journal decides.</summary>
internal static class Lists
{
    /// <summary>The most items that are shown of any list.</summary>
    public const int Most = 60;

    public static Html Of<T>(IReadOnlyCollection<T> items, Func<T, Html> item, string none) => items.Count == 0
        ? Html.Of($"""<p class="none">{none}</p>""")
        : Html.Of($"<ul>{Html.Of(items.Take(Most).Select(item))}{More(items.Count)}</ul>");

    private static Html More(int count) => count > Most ? Html.Of($"""<li class="cut">and {count - Most} more</li>""") : Html.None;
}
