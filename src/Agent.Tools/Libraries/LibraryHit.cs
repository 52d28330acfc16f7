namespace Agent.Tools.Libraries;

/// <summary>A document that a search found.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Kind">What the document is about.</param>
/// <param name="Snippet">At most fourteen words round the best match, on one line, with plain quotes.</param>
/// <param name="Score">Higher is better; comparable within one search only.</param>
public sealed record LibraryHit(string Title, string Kind, string Snippet, double Score);
