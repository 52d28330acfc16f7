using Agent.Cli.Errors;
using Agent.Evaluation.Results;
using Agent.Evaluation.Suites;

namespace Agent.Cli.Evaluations;

/// <summary>The results of an evaluation on disk, one line each as they come; what an earlier process left there counts.</summary>
internal sealed class KeptResults : IDisposable
{
    private readonly StreamWriter writer;
    private readonly Dictionary<(string, ulong, string), GoalResult> results = [];

    private KeptResults(string path, StreamWriter writer, IEnumerable<GoalResult> earlier)
    {
        (Path, this.writer) = (path, writer);
        // A run that broke is tried again.
        foreach (var result in earlier.Where(result => result.Outcome is not null))
            results[(result.Name, result.Seed, result.Digest)] = result;
    }

    public string Path { get; }

    public static KeptResults Open(string path, EvalHeader header)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var earlier = File.Exists(path) && new FileInfo(path).Length > 0 ? ResultFile.Read(path) : null;
        if (earlier is not null && !earlier.Header.IsLike(header))
            throw new ProblemException(new(
                ExitCode.Usage, "results", $"The file '{path}' holds results of the suite '{earlier.Header.Suite}' by the model '{earlier.Header.Model}'{With(earlier.Header)}, and these are of '{header.Suite}' by '{header.Model}'{With(header)}.",
                "Name another file: agent eval SUITE --results FILE"));
        // Written anew, since a line that was cut off would swallow the next; and in one go, so that a stop in between loses nothing.
        File.WriteAllLines($"{path}.part", [ResultFile.Line(earlier?.Header ?? header).TrimEnd(), .. (earlier?.Results ?? []).Select(result => ResultFile.Line(result).TrimEnd())]);
        File.Move($"{path}.part", path, overwrite: true);
        var writer = new StreamWriter(path, append: true) { AutoFlush = true };
        return new KeptResults(path, writer, earlier?.Results ?? []);
    }

    public bool Has((EvalGoal Goal, ulong Seed) trial) => results.ContainsKey(Key(trial));

    /// <summary>The results of these, in their order.</summary>
    public IReadOnlyList<GoalResult> Of(IEnumerable<(EvalGoal Goal, ulong Seed)> trials) => [.. trials.Select(trial => results[Key(trial)])];

    public void Add(GoalResult result)
    {
        writer.Write(ResultFile.Line(result));
        results[(result.Name, result.Seed, result.Digest)] = result;
    }

    public void Dispose() => writer.Dispose();

    private static (string, ulong, string) Key((EvalGoal Goal, ulong Seed) trial) => (trial.Goal.Name, trial.Seed, Suite.Digest(trial.Goal));

    private static string With(EvalHeader header) => (header.Adapter is { } adapter ? FormattableString.Invariant($" (adapter sha256 {adapter.Sha256}, scale {adapter.Scale})") : "") + Without(header);

    private static string Without(EvalHeader header) => header.Without.Count > 0 ? $" without {string.Join(" and ", header.Without)}" : "";
}
