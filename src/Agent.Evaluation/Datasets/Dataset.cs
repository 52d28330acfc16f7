using System.Security.Cryptography;
using System.Text;
using Agent.Core.Journals;
using Agent.Core.Prompts;
using Agent.Core.Runs;

namespace Agent.Evaluation.Datasets;

/// <summary>Journals in, training text out. The same journals and the same filter make the same bytes.</summary>
public sealed class Dataset(DatasetFilter filter, Split split, SampleFormat format, string path) : IDisposable
{
    private readonly Conversations conversations = new(PromptTemplates.BuiltIn);
    private readonly Dictionary<string, DatasetPart> parts = Split.Names.ToDictionary(name => name, name => new DatasetPart($"{path}.{name}.jsonl"));
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<string, int> perGoal = [];
    private readonly SortedDictionary<string, int> left = new(StringComparer.Ordinal), masked = new(StringComparer.Ordinal), models = new(StringComparer.Ordinal);

    public int Runs { get; private set; }

    /// <summary>Runs of which at least one conversation was taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Conversations that another run had word for word.</summary>
    public int Repeated { get; private set; }

    /// <summary>How many runs were left out, by reason.</summary>
    public IReadOnlyDictionary<string, int> Left => left;

    /// <summary>How many secrets were masked, by kind.</summary>
    public IReadOnlyDictionary<string, int> Masked => masked;

    /// <summary>How many runs are of each model.</summary>
    public IReadOnlyDictionary<string, int> Models => models;

    public IReadOnlyDictionary<string, DatasetPart> Parts => parts;

    public SampleFormat Format { get; } = format;

    public Split Split { get; } = split;

    public DatasetFilter Filter { get; } = filter;

    public void Add(string journal)
    {
        Runs++;
        if (Facts(journal) is not [RunStarted, ..] facts)
            Leave("damaged");
        else if (Run.Fold(facts) is var run && Filter.Refuses(run) is { } reason)
            Leave(reason);
        else if (!conversations.Knows(run.Header))
            Leave("other prompts");
        else
            Take(run, conversations.Of(facts));
    }

    public void Dispose()
    {
        foreach (var part in parts.Values)
            part.Dispose();
    }

    private static IReadOnlyList<Fact> Facts(string journal)
    {
        try
        {
            return JournalFile.Read(journal).Verified().Facts;
        }
        catch (JournalException)
        {
            return [];
        }
    }

    private void Take(Run run, IReadOnlyList<Sample> samples)
    {
        var goal = new Overlaps.GoalText(run.Header.Goal).Normal;
        var kept = samples.Where(sample => sample.Learned > 0).Select(Masking).Where(IsNew).Where(_ => HasRoom(goal)).ToList();
        if (kept.Count == 0)
        {
            Leave("repeated");
            return;
        }
        Taken++;
        var model = $"{run.Header.Model.FullName}, sha256 {run.Header.Model.Identity}";
        models[model] = models.GetValueOrDefault(model) + 1;
        foreach (var sample in kept)
            parts[Split.Of(run.Header.Goal)].Add(sample, Format);
    }

    private Sample Masking(Sample sample)
    {
        var mask = new Mask();
        var hidden = sample with { Goal = mask.Of(sample.Goal), Messages = [.. sample.Messages.Select(message => message with { Text = mask.Of(message.Text) })] };
        foreach (var (kind, count) in mask.Counts)
            masked[kind] = masked.GetValueOrDefault(kind) + count;
        return hidden;
    }

    private bool IsNew(Sample sample)
    {
        var text = string.Join('\0', sample.Messages.Select(message => $"{message.Role}\n{message.Text}"));
        var isNew = seen.Add(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        Repeated += isNew ? 0 : 1;
        return isNew;
    }

    private bool HasRoom(string goal) => (perGoal[goal] = perGoal.GetValueOrDefault(goal) + 1) <= (Filter.PerGoal ?? int.MaxValue);

    private void Leave(string reason) => left[reason] = left.GetValueOrDefault(reason) + 1;
}
