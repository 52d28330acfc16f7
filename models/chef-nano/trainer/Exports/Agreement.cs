using Agent.Inference.Llama;
using ChefNano.Trainer.Shards;
using ChefNano.Trainer.Training;

namespace ChefNano.Trainer.Exports;

/// <summary>How far the logits of a GGUF in the engine are from the trainer's own, token by token of one document.</summary>
internal sealed record Agreement(int Positions, int SameChoice, double MeanDifference, double LargestDifference)
{
    public static Agreement Of(Workers workers, LlamaModel engine, Document document)
    {
        var batch = Batch.Of([new Document(document.Tokens, [.. document.Tokens.Select((_, i) => i > 0)])]);
        var trained = workers.Logits(batch);
        var width = workers.Weights.Shape.Vocabulary;
        using var cache = new KvCache(engine.Shape, document.Length + KvCache.BlockTokens);
        using var sequence = cache.Start();
        var (same, sum, largest) = (0, 0.0, 0.0);
        for (var i = 0; i < document.Length - 1; i++)
        {
            var ours = trained.AsSpan(i * width, width);
            var theirs = engine.Evaluate(sequence, [document.Tokens[i]]);
            var (best, top) = (0, 0);
            for (var token = 0; token < width; token++)
            {
                best = ours[token] > ours[best] ? token : best;
                top = theirs[token] > theirs[top] ? token : top;
                var difference = Math.Abs(ours[token] - theirs[token]);
                sum += difference;
                largest = Math.Max(largest, difference);
            }

            same += best == top ? 1 : 0;
        }

        return new Agreement(document.Length - 1, same, sum / (document.Length - 1.0) / width, largest);
    }

    public override string ToString()
        => $"{SameChoice} of {Positions} most likely tokens are the same; logits differ by {MeanDifference:F5} on average, {LargestDifference:F5} at most";
}
