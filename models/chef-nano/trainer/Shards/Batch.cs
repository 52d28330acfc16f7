using ChefNano.Trainer.Kernels;

namespace ChefNano.Trainer.Shards;

/// <summary>Documents of like length, one a row, right padded. <see cref="Positions"/> are the flat places whose next token is a target.</summary>
internal sealed record Batch(int Rows, int Time, long[] Tokens, long[] Positions, long[] Targets, int Content)
{
    /// <summary>Cuts documents into batches of at most <paramref name="limit"/> padded tokens, the shortest first.</summary>
    public static IEnumerable<Batch> Cut(IEnumerable<Document> documents, int limit)
    {
        var rows = new List<Document>();
        foreach (var document in documents.OrderBy(document => document.Length))
        {
            if (rows.Count > 0 && (rows.Count + 1) * Padded(document.Length) > limit)
            {
                yield return Of(rows);
                rows.Clear();
            }

            rows.Add(document);
        }

        if (rows.Count > 0)
        {
            yield return Of(rows);
        }
    }

    public static Batch Of(IReadOnlyList<Document> rows)
    {
        var time = Padded(rows.Max(row => row.Length));
        var tokens = new long[rows.Count * time];
        List<long> positions = [], targets = [];
        for (var row = 0; row < rows.Count; row++)
        {
            var document = rows[row];
            for (var i = 0; i < document.Length; i++)
            {
                tokens[(row * time) + i] = document.Tokens[i];
                if (i > 0 && document.Targets[i])
                {
                    positions.Add((row * time) + i - 1);
                    targets.Add(document.Tokens[i]);
                }
            }
        }

        return new Batch(rows.Count, time, tokens, [.. positions], [.. targets], rows.Sum(row => row.Length));
    }

    private static int Padded(int length) => (length + BFloat.Step - 1) / BFloat.Step * BFloat.Step;
}
