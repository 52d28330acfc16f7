using Agent.Testing;

[assembly: AssemblyFixture(typeof(Agent.Cli.Tests.Proofs.KeptJournals.UntilTheEnd))]

namespace Agent.Cli.Tests.Proofs;

/// <summary>The journal of every run that these tests make, copied as soon as the run is over, before a test can do anything to it.</summary>
internal static class KeptJournals
{
    private static readonly Lock Keeping = new();
    private static readonly TemporaryFolder Session = new();
    private static readonly List<string> Kept = [];
    private static readonly List<string> Lost = [];

    /// <summary>The copies.</summary>
    public static IReadOnlyList<string> All
    {
        get
        {
            lock (Keeping)
                return [.. Kept];
        }
    }

    /// <summary>The runs that ended in an outcome and left no journal.</summary>
    public static IReadOnlyList<string> Missing
    {
        get
        {
            lock (Keeping)
                return [.. Lost];
        }
    }

    /// <summary>Copies the journals of an agent's home that were not copied yet, or have grown since.</summary>
    /// <param name="home">The home.</param>
    /// <param name="known">The journals of this home that were copied before, with their lengths.</param>
    /// <param name="ended">The run that must have left one, if any.</param>
    public static void Keep(string home, HashSet<(string, long)> known, string? ended)
    {
        var runs = Path.Combine(home, "runs");
        var fresh = Directory.Exists(runs) ? Directory.GetFiles(runs, "journal.jsonl", SearchOption.AllDirectories).Where(journal => known.Add((journal, new FileInfo(journal).Length))).ToList() : [];
        lock (Keeping)
        {
            foreach (var journal in fresh)
                Kept.Add(Copy(Path.GetDirectoryName(journal)!, Session[$"{Kept.Count}-{Path.GetFileName(Path.GetDirectoryName(journal))}"]));
            if (ended is not null && fresh.Count == 0)
                Lost.Add(ended);
        }
    }

    /// <summary>Takes back that a run was missed.</summary>
    public static void Forget(string ended)
    {
        lock (Keeping)
            Lost.Remove(ended);
    }

    /// <summary>A run's folder as it is, at another place; says where its journal is.</summary>
    public static string Copy(string run, string to)
    {
        foreach (var file in Directory.GetFiles(run, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(run, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return Path.Combine(to, "journal.jsonl");
    }

    public sealed class UntilTheEnd : IDisposable
    {
        public void Dispose() => Session.Dispose();
    }
}
