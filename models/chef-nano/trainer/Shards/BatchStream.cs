namespace ChefNano.Trainer.Shards;

/// <summary>Endless steps over a folder of shards: shuffled, bucketed by length, with new shards mixed into the running pass.</summary>
internal sealed class BatchStream(ShardFolder folder, Random random, int stepTokens, int batchTokens)
{
    private const int StepsInPool = 16;
    private readonly Queue<Batch> _ready = [];
    private readonly List<Document> _left = [];

    public int Passes { get; private set; }

    /// <summary>The batches of the next step: together at least as many tokens as a step takes, padding not counted.</summary>
    public List<Batch> Next()
    {
        var step = new List<Batch>();
        for (var tokens = 0; tokens < stepTokens; tokens += step[^1].Content)
        {
            if (_ready.Count == 0)
            {
                Fill();
            }

            step.Add(_ready.Dequeue());
        }

        return step;
    }

    /// <summary>Sorting by length within a pool keeps the padding small; shuffling its batches mixes lengths within a step.</summary>
    private void Fill()
    {
        var pool = new List<Document>();
        Mix(folder.Scan(random));
        for (var tokens = 0L; tokens < (long)StepsInPool * stepTokens; tokens += pool[^1].Length)
        {
            if (_left.Count == 0)
            {
                Passes++;
                Mix(folder.Pass(random));
            }

            if (_left.Count == 0)
            {
                throw new InvalidDataException("There is no document to train on. Put shards (*.bin) into the data folder, with a weight above 0.");
            }

            pool.Add(_left[^1]);
            _left.RemoveAt(_left.Count - 1);
        }

        var batches = Batch.Cut(pool, batchTokens).Where(batch => batch.Targets.Length > 0).ToArray();
        random.Shuffle(batches);
        Array.ForEach(batches, _ready.Enqueue);
    }

    private void Mix(List<Document> documents)
    {
        if (documents.Count == 0)
        {
            return;
        }

        _left.AddRange(documents);
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_left));
    }
}
