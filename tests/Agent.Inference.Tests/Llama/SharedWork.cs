using Agent.Inference.Llama;
using Xunit;

namespace Agent.Inference.Tests.Llama;

public sealed class SharedWork
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_chunk_is_done_once_in_every_run(int threads)
    {
        using var pool = new WorkPool(threads);
        for (var run = 0; run < 20000; run++)
        {
            var work = new Counting(1 + (run % 37));
            pool.Run(work, work.Done.Length);
            Assert.All(work.Done, times => Assert.Equal(1, times));
        }
    }

    private sealed class Counting(int chunks) : IWork
    {
        public int[] Done { get; } = new int[chunks];

        public void Do(int chunk) => Interlocked.Increment(ref Done[chunk]);
    }
}
