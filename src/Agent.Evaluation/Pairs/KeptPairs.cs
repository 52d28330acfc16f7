using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Evaluation.Suites;

namespace Agent.Evaluation.Pairs;

/// <summary>Answers and verdicts on disk, one line each as they come: what an earlier process left there is not done again, whichever models it is compared with now.</summary>
public sealed class KeptPairs : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly StreamWriter writer;
    private readonly Dictionary<(string Model, string Name, string Digest, ulong Seed), Answer> answers = [];
    private readonly Dictionary<PairKey, PairVerdict> verdicts = [];

    private KeptPairs(string path, StreamWriter writer) => (Path, this.writer) = (path, writer);

    public string Path { get; }

    /// <summary>Opens or makes the file. A last line that was cut off is dropped.</summary>
    /// <exception cref="SuiteException">It is another file.</exception>
    public static KeptPairs Open(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var known = lines.Select(Read).ToList();
        if (known.SkipLast(1).Contains(null) || (known is [null] && File.ReadAllText(path).EndsWith('\n')))
            throw new SuiteException($"The file '{path}' holds no pairs of a comparison. Name another: agent compare GOALS --models A,B --results FILE");
        // Written anew, since a line that was cut off would swallow the next; and in one go, so that a stop in between loses nothing.
        File.WriteAllLines($"{path}.part", lines.Zip(known).Where(line => line.Second is not null).Select(line => line.First));
        File.Move($"{path}.part", path, overwrite: true);
        var kept = new KeptPairs(path, new StreamWriter(path, append: true) { AutoFlush = true });
        foreach (var line in known.OfType<Line>())
            kept.Take(line);
        return kept;
    }

    public Answer? Answer(string model, EvalGoal goal, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return answers.GetValueOrDefault((model, goal.Name, Suite.Digest(goal), seed));
    }

    public PairVerdict? Verdict(PairKey key) => verdicts.GetValueOrDefault(key);

    public void Add(Answer answer) => Write(new Line { Answer = answer });

    public void Add(PairKey key, PairVerdict verdict) => Write(new Line { Pair = key, Verdict = verdict });

    public void Dispose() => writer.Dispose();

    private void Write(Line line)
    {
        writer.Write(JsonSerializer.Serialize(line, Json) + "\n");
        Take(line);
    }

    private void Take(Line line)
    {
        // A run that broke is tried again by the next process.
        if (line is { Answer: { } answer })
            answers[(answer.Model, answer.Result.Name, answer.Result.Digest, answer.Result.Seed)] = answer;
        if (line is { Pair: { } pair, Verdict: { } verdict })
            verdicts[pair] = verdict;
    }

    private static Line? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, Json) is { } line && (line.Answer is not null || line is { Pair: not null, Verdict: not null }) ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line
    {
        public Answer? Answer { get; init; }
        public PairKey? Pair { get; init; }
        public PairVerdict? Verdict { get; init; }
    }
}

/// <summary>All that a verdict depends on: the models that answered, the goal with its checks, the seed, and who judged on which words.</summary>
/// <param name="First">The first model's identity: SHA-256 of its file, and of its adapter's where it has one.</param>
/// <param name="Second">The second model's identity.</param>
/// <param name="Judge">The judge's identity, or <c>none</c>.</param>
/// <param name="Prompt">SHA-256 of what the judge is told.</param>
/// <param name="Goal">The goal's name.</param>
/// <param name="Digest">The goal with its checks.</param>
/// <param name="Seed">The seed of both runs.</param>
public sealed record PairKey(string First, string Second, string Judge, string Prompt, string Goal, string Digest, ulong Seed);
