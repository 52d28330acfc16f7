using ChefNano.Trainer.Kernels;
using ChefNano.Trainer.Models;
using ChefNano.Trainer.Shards;
using TorchSharp;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Training;

/// <summary>
/// One replica a thread, each a batch at a time from a shared queue. On few shared cores this beats threads inside each
/// operator: nobody waits at a barrier for a core that another process holds.
/// </summary>
internal sealed class Workers(Weights weights, int count, bool precise = false)
{
    private readonly Replica[] _replicas = [.. Enumerable.Range(0, count).Select(_ => new Replica(weights, precise))];

    public Weights Weights => weights;

    /// <summary>Fills the gradients of the mean loss over all targets of the batches, and gives that loss.</summary>
    public double Learn(IReadOnlyList<Batch> batches)
    {
        var targets = batches.Sum(batch => batch.Targets.Length);
        var losses = new double[batches.Count];
        Each(batches, (replica, batch, i) =>
        {
            using var logits = Logits(replica, batch);
            using var loss = nn.functional.cross_entropy(logits, Ids(batch.Targets), reduction: nn.Reduction.Sum) / targets;
            loss.backward();
            losses[i] = loss.ToDouble();
            replica.Gather();
        });
        return losses.Sum();
    }

    /// <summary>The most likely token at every position asked for, batch by batch.</summary>
    public long[][] Guess(IReadOnlyList<Batch> batches)
    {
        var guesses = new long[batches.Count][];
        Each(batches, (replica, batch, i) =>
        {
            using var quiet = no_grad();
            guesses[i] = Logits(replica, batch).argmax(-1).cpu().data<long>().ToArray();
        });
        return guesses;
    }

    /// <summary>Logits of one batch in the order of its positions.</summary>
    public float[] Logits(Batch batch)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        return [.. Logits(_replicas[0], batch).cpu().data<float>()];
    }

    /// <summary>Calls <paramref name="work"/> for every trained weight with the sum of its gradients, which it may spend; they are 0 after.</summary>
    public void Spend(Action<int, Tensor> work)
        => Run(weights.Trained.Count, (_, i) =>
        {
            var sum = _replicas[0].Gradients[i];
            work(i, sum);
            sum.zero_();
        });

    /// <summary>Adds the replicas' gradients up in the first, and gives the norm over all weights.</summary>
    public double Sum()
    {
        var squares = new double[weights.Trained.Count];
        Run(weights.Trained.Count, (_, i) =>
        {
            var sum = _replicas[0].Gradients[i];
            foreach (var other in _replicas.Skip(1))
            {
                sum.AddWhole(other.Gradients[i]);
                other.Gradients[i].zero_();
            }

            squares[i] = Math.Pow(sum.norm().ToDouble(), 2);
        });
        return Math.Sqrt(squares.Sum());
    }

    private Tensor Logits(Replica replica, Batch batch)
        => Llama.Logits(replica, Ids(batch.Tokens).view(batch.Rows, batch.Time), Ids(batch.Positions));

    private Tensor Ids(long[] values) => tensor(values, device: weights.Device);

    private void Each(IReadOnlyList<Batch> batches, Action<Replica, Batch, int> work)
        => Run(batches.Count, (worker, i) => work(_replicas[worker], batches[i], i));

    private void Run(int items, Action<int, int> work)
    {
        var next = -1;
        Task.WaitAll([.. Enumerable.Range(0, count).Select(worker => Task.Factory.StartNew(
            () =>
            {
                set_num_threads(1);
                for (var i = Interlocked.Increment(ref next); i < items; i = Interlocked.Increment(ref next))
                {
                    using var scope = NewDisposeScope();
                    work(worker, i);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))]);
    }
}
