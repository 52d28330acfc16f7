namespace Agent.Tools.Libraries;

/// <summary>A sentence that a question found.</summary>
/// <param name="Title">The title of the document in which it stands.</param>
/// <param name="Sentence">The sentence, word for word.</param>
/// <param name="Score">Higher is better; comparable within one library only.</param>
public sealed record SentenceHit(string Title, string Sentence, double Score);
