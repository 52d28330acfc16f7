using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Core.Stores;

/// <summary>A run in a line: what a list needs to know without opening the journal again.</summary>
public sealed record RunSummary
{
    public required string Id { get; init; }

    /// <summary>Null while the run goes on, and when its process ended before it.</summary>
    public OutcomeKind? Outcome { get; init; }

    /// <summary>What is wrong with the journal; null when it holds.</summary>
    public string? Problem { get; init; }

    public DateTimeOffset? Began { get; init; }
    public DateTimeOffset? Latest { get; init; }
    public int Steps { get; init; }
    public int Facts { get; init; }
    public string Goal { get; init; } = "";
    public string Model { get; init; } = "";
    public ulong Seed { get; init; }
    public ForkPoint? Parent { get; init; }

    /// <summary>All that lies in the run's folder.</summary>
    public long Bytes { get; init; }

    /// <summary>Reads and verifies the whole journal; one that does not hold is summed up as that.</summary>
    public static RunSummary Of(string id, string journal)
    {
        var bytes = Size(Path.GetDirectoryName(journal)!);
        try
        {
            var reading = JournalFile.Read(journal).Verified();
            var run = Run.Fold(reading.Facts);
            return new RunSummary
            {
                Id = id, Outcome = run.Outcome?.Kind, Began = run.Began, Latest = run.Latest, Steps = run.Spent.Steps, Facts = reading.Lines.Count,
                Goal = run.Header.Goal, Model = run.Header.Model.FullName, Seed = run.Header.Seed, Parent = run.Header.Parent, Bytes = bytes,
            };
        }
        catch (Exception broken) when (broken is JournalException or GoalException or InvalidOperationException or NullReferenceException)
        {
            // One broken journal must not hide the others.
            return new RunSummary { Id = id, Problem = broken.Message, Bytes = bytes };
        }
    }

    private static long Size(string folder)
        => new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true }).Sum(file => file.Length);
}
