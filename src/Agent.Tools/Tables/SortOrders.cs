namespace Agent.Tools.Tables;

/// <summary>The two orders that lines and rows can be sorted in, as a tool is told.</summary>
internal static class SortOrders
{
    public const string Ascending = "ascending", Descending = "descending", Told = "ascending or descending.";

    /// <summary>Whatever is not descending is ascending.</summary>
    public static bool IsDescending(string order) => order.StartsWith("desc", StringComparison.OrdinalIgnoreCase);
}
