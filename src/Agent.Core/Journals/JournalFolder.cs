using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Agent.Core.Goals;

namespace Agent.Core.Journals;

/// <summary>A folder with one folder for each run, named by its time and a hash of what it was given, with the run's journal in it.</summary>
public sealed class JournalFolder(string folder, TimeProvider time) : IJournals
{
    public const string FileName = "journal.jsonl";

    public RunJournal Create(Goal goal, ulong seed) => Named(goal, seed, (_, path) => FileJournal.Create(path, time));

    public RunJournal Fork(Goal goal, ulong seed, Func<string, IReadOnlyList<Fact>> beginning) => Named(goal, seed, (id, path) =>
    {
        JournalFile.Create(path, beginning(id).Select(fact => fact is RunForked ? fact with { At = fact.At == default ? time.GetUtcNow() : fact.At } : fact));
        return FileJournal.Resume(path, time);
    });

    private RunJournal Named(Goal goal, ulong seed, Func<string, string, FileJournal> make)
    {
        ArgumentNullException.ThrowIfNull(goal);
        // Two runs of one goal within a second differ in the counter; whoever makes the journal's file first has the name.
        for (var counter = 0; ; counter++)
        {
            var id = Name(goal, seed, counter);
            var path = PathOf(id);
            if (File.Exists(path))
                continue;
            try
            {
                Durable.MakeFolder(Path.GetDirectoryName(path)!);
                var journal = make(id, path);
                return new RunJournal(id, journal) { Facts = journal.Facts, StateFolder = StateOf(path) };
            }
            catch (JournalException) when (File.Exists(path))
            {
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                throw new JournalException($"The folder '{folder}' cannot hold the run's journal: {DiskFailure.Reason(broken)} Choose another with AGENT_HOME.", broken);
            }
        }
    }

    public RunJournal Resume(string run)
    {
        var path = Find(run);
        var journal = FileJournal.Resume(path, time);
        if (journal.Facts is [RunStarted started, ..])
            return new RunJournal(started.Header.Id, journal) { Facts = journal.Facts, StateFolder = StateOf(path) };
        journal.Dispose();
        throw new JournalException($"The journal '{path}' does not begin with the start of a run, so nothing was done and there is nothing to go on with.");
    }

    /// <summary>The runs that are kept here, latest first.</summary>
    public IReadOnlyList<string> List() => [.. Names().Where(IsRun)];

    public string PathOf(string id) => Path.Combine(folder, id, FileName);

    /// <summary>The journal that a person means: a file, a run's folder, <c>last</c>, a run's name, or the beginning or the end of just one name.</summary>
    public string Find(string run)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(run);
        if (File.Exists(run))
            return run;
        if (File.Exists(Path.Combine(run, FileName)))
            return Path.Combine(run, FileName);
        // Only what goes by the name is looked at: ten thousand other runs cost no more than the reading of their names.
        var all = Names();
        string[] meant = run == "last"
            ? [.. all.Where(IsRun).Take(1)]
            : [.. all.Where(id => id.StartsWith(run, StringComparison.OrdinalIgnoreCase) || id.EndsWith(run, StringComparison.OrdinalIgnoreCase)).Where(IsRun)];
        if (meant.Length == 0 && !all.Any(IsRun))
            throw new JournalException($"There is no run '{run}': '{folder}' holds none yet. Make one: agent run \"make an Easter recipe\"");
        return meant switch
        {
            [var one] => PathOf(one),
            [] => throw new JournalException($"There is no run '{run}'. The latest is '{all.First(IsRun)}'; see them all: agent runs list"),
            _ => throw new JournalException($"{meant.Length} runs go by '{run}': {string.Join(", ", meant.Take(5))}. Give more of the name."),
        };
    }

    private static string StateOf(string path) => Path.GetFullPath($"{path}.state");

    private List<string> Names() => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Select(run => Path.GetFileName(run)).OrderDescending(StringComparer.Ordinal)]
        : [];

    private bool IsRun(string name) => File.Exists(PathOf(name));

    private string Name(Goal goal, ulong seed, int counter)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{counter}\n{goal.Text}")));
        return $"{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(hash.AsSpan(0, 3))}";
    }
}
