using System.Buffers.Binary;
using Agent.Inference.Files;

namespace Agent.Inference.Tests.Llama;

/// <summary>
/// The llama forward pass written down from the paper's formulas, in double precision, without cache, batches, threads
/// or vectors: whole prompt in, logits of the last position out. Where weights are Q8_0 the inputs of a matrix are
/// rounded to bytes, because that is part of what such a model computes; what an adapter adds is computed from the inputs as they are.
/// </summary>
internal sealed class ReferenceLlama(GgufFile file, GgufFile? adapter = null, double scale = 1)
{
    private readonly int _width = (int)file.Integer("llama.embedding_length")!;
    private readonly int _heads = (int)file.Integer("llama.attention.head_count")!;
    private readonly int _kvHeads = (int)file.Integer("llama.attention.head_count_kv")!;
    private readonly double _ropeBase = file.Real("llama.rope.freq_base")!.Value;

    private int HeadSize => _width / _heads;

    public double[] Logits(IReadOnlyList<int> tokens)
    {
        var embedding = Rows("token_embd.weight");
        double[][] states = [.. tokens.Select(token => (double[])embedding[token].Clone())];
        for (var layer = 0; layer < file.Integer("llama.block_count"); layer++)
        {
            var attended = Attention(layer, states);
            for (var t = 0; t < states.Length; t++)
            {
                states[t] = Sum(states[t], attended[t]);
                states[t] = Sum(states[t], FeedForward(layer, states[t]));
            }
        }

        return Multiply(file.FindTensor("output.weight") is null ? "token_embd.weight" : "output.weight", Norm("output_norm.weight", states[^1]));
    }

    private double[][] Attention(int layer, double[][] states)
    {
        double[][] normed = [.. states.Select(state => Norm($"blk.{layer}.attn_norm.weight", state))];
        double[][] queries = [.. normed.Select((x, t) => Rotate(Multiply($"blk.{layer}.attn_q.weight", x), t))];
        double[][] keys = [.. normed.Select((x, t) => Rotate(Multiply($"blk.{layer}.attn_k.weight", x), t))];
        double[][] values = [.. normed.Select(x => Multiply($"blk.{layer}.attn_v.weight", x))];
        var output = new double[states.Length][];
        for (var t = 0; t < states.Length; t++)
        {
            var heads = new double[_width];
            for (var head = 0; head < _heads; head++)
            {
                var (q, k) = (head * HeadSize, head / (_heads / _kvHeads) * HeadSize);
                double[] scores = [.. Enumerable.Range(0, t + 1).Select(s => Enumerable.Range(0, HeadSize).Sum(i => queries[t][q + i] * keys[s][k + i]) / Math.Sqrt(HeadSize))];
                var peak = scores.Max();
                double[] weights = [.. scores.Select(score => Math.Exp(score - peak))];
                var total = weights.Sum();
                for (var i = 0; i < HeadSize; i++)
                {
                    heads[q + i] = weights.Select((weight, s) => weight / total * values[s][k + i]).Sum();
                }
            }

            output[t] = Multiply($"blk.{layer}.attn_output.weight", heads);
        }

        return output;
    }

    private double[] FeedForward(int layer, double[] state)
    {
        var normed = Norm($"blk.{layer}.ffn_norm.weight", state);
        var gate = Multiply($"blk.{layer}.ffn_gate.weight", normed);
        var up = Multiply($"blk.{layer}.ffn_up.weight", normed);
        return Multiply($"blk.{layer}.ffn_down.weight", [.. gate.Zip(up, (g, u) => g / (1 + Math.Exp(-g)) * u)]);
    }

    private double[] Rotate(double[] x, int position)
    {
        var divisors = file.FindTensor("rope_freqs.weight") is null ? null : Rows("rope_freqs.weight")[0];
        for (var i = 0; i < x.Length; i += 2)
        {
            var pair = i % HeadSize / 2;
            var angle = position * Math.Pow(_ropeBase, -2.0 * pair / HeadSize) / (divisors?[pair] ?? 1);
            (x[i], x[i + 1]) = ((x[i] * Math.Cos(angle)) - (x[i + 1] * Math.Sin(angle)), (x[i] * Math.Sin(angle)) + (x[i + 1] * Math.Cos(angle)));
        }

        return x;
    }

    private double[] Norm(string weights, double[] x)
    {
        var scale = 1 / Math.Sqrt((x.Sum(value => value * value) / x.Length) + 1e-5f);
        return [.. x.Zip(Rows(weights)[0], (value, weight) => value * scale * weight)];
    }

    private double[] Multiply(string name, double[] x)
    {
        var input = file.FindTensor(name)!.Type == GgufType.Q8_0 ? AsBytes(x) : x;
        var product = Product(Rows(name), input);
        if (adapter?.FindTensor($"{name}.lora_a") is not { } down)
        {
            return product;
        }

        var correction = Product(Rows(adapter, $"{name}.lora_b"), Product(Rows(adapter, down.Name), x));
        var factor = scale * adapter.Real("adapter.lora.alpha")!.Value / down.Dimensions[1];
        return [.. product.Zip(correction, (value, added) => value + (factor * added))];
    }

    private static double[] AsBytes(double[] x) => [.. x.Chunk(32).SelectMany(block =>
    {
        var scale = (float)block.Max(Math.Abs) / 127f;
        return block.Select(value => (double)(Half)scale * Math.Round(scale == 0 ? 0 : value / scale, MidpointRounding.ToEven));
    })];

    private static double[] Sum(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a + b)];

    private static double[] Product(double[][] rows, double[] input) => [.. rows.Select(row => row.Zip(input, (weight, value) => weight * value).Sum())];

    private double[][] Rows(string name) => Rows(file, name);

    private static double[][] Rows(GgufFile file, string name)
    {
        var tensor = file.FindTensor(name)!;
        var bytes = file.Bytes(tensor);
        var values = new double[tensor.Dimensions.Aggregate(1, (product, size) => product * (int)size)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = tensor.Type switch
            {
                GgufType.F32 => BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]),
                GgufType.F16 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]),
                _ => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i / 32 * 34)..]) * (sbyte)bytes[(i / 32 * 34) + 2 + (i % 32)],
            };
        }

        return [.. values.Chunk((int)tensor.Dimensions[0])];
    }
}
