using ChefNano.Trainer.Shards;

namespace ChefNano.Trainer.Training;

/// <summary>How well the model says held-out targets when everything before them is given.</summary>
internal sealed record Probe(string Name, int Documents, double Accuracy, double Exact)
{
    /// <summary>Probes every shard at the path, a file or a folder, on at most <paramref name="limit"/> documents each.</summary>
    public static IEnumerable<Probe> All(string path, Workers workers, int limit, int batchTokens)
        => (Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.bin").Order() : Enumerable.Repeat(path, 1))
            .Select(file => Of(Path.GetFileNameWithoutExtension(file), Shard.Read(file).Take(limit), workers, batchTokens));

    /// <summary><see cref="Exact"/> is the share of documents whose every target is the most likely token.</summary>
    private static Probe Of(string name, IEnumerable<Document> documents, Workers workers, int batchTokens)
    {
        var batches = Batch.Cut(documents.Select(document => document.Cut(Models.Shape.Context)), batchTokens).ToList();
        var guesses = workers.Guess(batches);
        long right = 0, targets = 0, exact = 0;
        foreach (var (batch, guess) in batches.Zip(guesses))
        {
            var missed = new HashSet<long>();
            for (var i = 0; i < guess.Length; i++)
            {
                if (guess[i] != batch.Targets[i])
                {
                    missed.Add(batch.Positions[i] / batch.Time);
                }
                else
                {
                    right++;
                }
            }

            targets += guess.Length;
            exact += batch.Rows - missed.Count;
        }

        var rows = batches.Sum(batch => batch.Rows);
        return new Probe(name, rows, right / (double)Math.Max(targets, 1), exact / (double)Math.Max(rows, 1));
    }

    public override string ToString() => $"{Name}: {Accuracy:P2} of targets, {Exact:P1} of {Documents} documents whole";
}
