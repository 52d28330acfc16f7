using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Core.Stores;

/// <summary>
/// The summaries of a folder of runs in one file, so that a list of ten thousand opens one. It is never the truth: an entry counts only
/// while its journal has the length and the time of writing that it had, and a file that is missing or damaged is made anew from the journals.
/// </summary>
internal static partial class SummaryIndex
{
    public const string FileName = "index.jsonl";

    // Raised when a summary means something else than before.
    private const int Version = 1;

    public static Dictionary<string, Entry> Read(string folder)
    {
        var entries = new Dictionary<string, Entry>();
        try
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, FileName)))
                if (JsonSerializer.Deserialize(line, IndexJson.Default.Entry) is { Version: Version } entry)
                    entries[entry.Summary.Id] = entry;
        }
        catch (Exception gone) when (gone is JsonException or IOException or UnauthorizedAccessException)
        {
            // What could be read is checked against the journals like everything else.
        }
        return entries;
    }

    /// <summary>Replaces the file as a whole. Where that cannot be, the next list takes longer and nothing else.</summary>
    public static void Write(string folder, IEnumerable<Entry> entries)
    {
        var part = Path.Combine(folder, $"{FileName}.{Environment.ProcessId}.part");
        try
        {
            File.WriteAllLines(part, entries.Select(entry => JsonSerializer.Serialize(entry, IndexJson.Default.Entry)));
            File.Move(part, Path.Combine(folder, FileName), overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>A summary, and how its journal was when it was made.</summary>
    internal sealed record Entry(long Length, long Written, RunSummary Summary)
    {
        [JsonPropertyName("v")]
        public int Version { get; init; } = SummaryIndex.Version;

        public bool Fits(FileInfo journal) => journal.Length == Length && journal.LastWriteTimeUtc.Ticks == Written;
    }

    [JsonSerializable(typeof(Entry))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    private sealed partial class IndexJson : JsonSerializerContext;
}
