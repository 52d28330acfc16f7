using ChefNano.Trainer.Kernels;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Models;

/// <summary>The forward pass: bfloat16 products, float32 stream, norms and logits.</summary>
internal static class Llama
{
    /// <summary>Logits, [positions, vocabulary] in float32, at the flat positions asked for alone.</summary>
    /// <param name="model">The leaves to read.</param>
    /// <param name="tokens">[rows, time] token ids, right padded; time divides by 32.</param>
    /// <param name="positions">Flat positions (row · time + column) whose next token is wanted.</param>
    public static Tensor Logits(Replica model, Tensor tokens, Tensor positions)
    {
        var (rows, time) = (tokens.shape[0], tokens.shape[1]);
        var stream = model.Table.index_select(0, tokens.view(-1));
        Tensor? output = null;
        Tensor normed;
        foreach (var layer in model.Layers)
        {
            (stream, normed) = AddNorm.Of(stream, output, layer.AttentionNorm, model.Type);
            var (query, key, value) = Rotation.Split(layer.Qkv.Of(normed).view(rows, time, -1), model.Shape.Heads);
            var seen = Attention.Of(query, key, value).view(-1, model.Shape.Attention);
            if (ReferenceEquals(layer, model.Layers[^1]))
            {
                (stream, seen) = (stream.index_select(0, positions), seen.index_select(0, positions));
            }

            (stream, normed) = AddNorm.Of(stream, layer.Out.Of(seen), layer.FfnNorm, model.Type);
            output = layer.Down.Of(Gate.Of(layer.GateUp.Of(normed)));
        }

        (_, normed) = AddNorm.Of(stream, output, model.FinalNorm, model.Type);
        return Product.Of(normed, model.Head).to(ScalarType.Float32);
    }
}
