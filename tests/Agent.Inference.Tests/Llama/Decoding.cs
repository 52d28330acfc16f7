using Agent.Inference.Llama;
using Xunit;

namespace Agent.Inference.Tests.Llama;

/// <summary>What decoding costs besides time.</summary>
internal static class Decoding
{
    private const int Prompt = 40;
    private const int Tokens = 20;

    public static void CostsNoManagedMemory(LlamaModel model)
    {
        using var cache = new KvCache(model.Shape, 512);
        var sequence = cache.Start();
        model.Evaluate(sequence, new int[Prompt]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var token = 0; token < Tokens; token++)
        {
            model.Evaluate(sequence, [token]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
