using System.Text.Json;

namespace Agent.Tools.Libraries;

/// <summary>Questions that people ask in words of their own, by the sentence of the library that answers them.</summary>
internal sealed record KnownQuestions(IReadOnlyDictionary<string, IReadOnlyList<string>> BySentence)
{
    /// <summary>The file in a library's folder.</summary>
    public const string FileName = "questions.json";

    public static KnownQuestions None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Those of a library's folder; none where it has no such file.</summary>
    public static KnownQuestions In(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return None;
        using var file = File.OpenRead(path);
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(file) ?? []);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The file '{path}' holds no lists of questions by the sentence that answers them: {broken.Message} Make it anew or remove it.", broken);
        }
    }
}
