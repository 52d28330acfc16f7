namespace ChefNano.Trainer.Shards;

/// <summary>The shards below a folder, read as they appear. A subfolder's weight is how often a pass takes each of its documents.</summary>
internal sealed class ShardFolder(string root, IReadOnlyDictionary<string, double> weights)
{
    private readonly HashSet<string> _read = [];
    private readonly Dictionary<string, List<Document>> _groups = [];

    public int Documents => _groups.Values.Sum(group => group.Count);
    public long Tokens => _groups.Values.Sum(group => group.Sum(document => (long)document.Length));

    /// <summary>Reads the shards that were not there before and gives their documents as often as one pass takes them.</summary>
    public List<Document> Scan(Random random)
    {
        var fresh = new List<Document>();
        foreach (var path in Directory.EnumerateFiles(root, "*.bin", SearchOption.AllDirectories).Where(path => !_read.Contains(path)).Order())
        {
            try
            {
                var documents = Shard.Read(path).ConvertAll(document => document.Cut(Models.Shape.Context));
                var name = Group(path);
                (_groups.TryGetValue(name, out var group) ? group : _groups[name] = []).AddRange(documents);
                _read.Add(path);
                fresh.AddRange(Take(documents, Weight(name), random));
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException)
            {
                // Perhaps still being written: the next scan tries again.
                Console.Error.WriteLine($"Left out for now: {problem.Message}");
            }
        }

        return fresh;
    }

    /// <summary>One pass over everything read so far, in the order of the files.</summary>
    public List<Document> Pass(Random random)
        => [.. _groups.OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => Take(group.Value, Weight(group.Key), random))];

    /// <summary>All that was read so far, each once.</summary>
    public IEnumerable<Document> All => _groups.Values.SelectMany(group => group);

    /// <summary>One document of those that were read.</summary>
    public Document First() => All.First();

    public override string ToString()
        => string.Join(", ", _groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group
            => $"{group.Key}: {group.Value.Count} documents of {group.Value.Sum(document => (long)document.Length)} tokens, weight {Weight(group.Key)}"));

    private string Group(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetRelativePath(root, path));
        return string.IsNullOrEmpty(folder) ? "." : folder;
    }

    private double Weight(string name) => weights.TryGetValue(name, out var weight) ? weight : 1;

    /// <summary>Each document as often as the weight says; what is left of it after the whole times is a chance.</summary>
    private static IEnumerable<Document> Take(List<Document> documents, double weight, Random random)
        => documents.SelectMany(document => Enumerable.Repeat(document, (int)(weight + random.NextDouble())));
}
