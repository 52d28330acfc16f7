namespace Agent.Tools.Libraries;

/// <summary>Questions that people ask in words of their own, by the sentence of the library that answers them.</summary>
internal sealed record KnownQuestions(IReadOnlyDictionary<string, IReadOnlyList<string>> BySentence)
{
    /// <summary>The file in a library's folder.</summary>
    public const string FileName = "questions.json";

    public static KnownQuestions None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Those of a library's folder; none where it has no such file.</summary>
    public static KnownQuestions In(string folder)
        => LibraryFile.Read<Dictionary<string, IReadOnlyList<string>>>(folder, FileName, "lists of questions by the sentence that answers them") is { } read ? new(read) : None;
}
