using Agent.Inference.Files;
using Agent.Inference.Llama;
using ChefNano.Trainer.Models;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Exports;

/// <summary>Begins weights with those of a GGUF that <see cref="GgufExport"/> wrote, so that training can go on where no checkpoint was kept.</summary>
internal static class GgufStart
{
    /// <summary>The sizes of a GGUF, if it is one that can be trained here.</summary>
    public static Shape ShapeOf(string path)
    {
        using var file = GgufFile.Open(path);
        var read = LlamaShape.Read(file);
        var shape = new Shape(read.Vocabulary, read.Width, read.Layers, read.Heads, read.FeedForward).Checked();
        var fits = read.HeadSize == Shape.HeadDim && read.KvHeads == read.Heads && read.Rotated == Shape.HeadDim && read.RopeBase == Shape.RopeBase && read.RopeScale == 1
            && read.NormEpsilon == Shape.Epsilon && read.ContextLength == Shape.Context && file.FindTensor("output.weight") is null && file.FindTensor("rope_freqs.weight") is null;
        return fits ? shape : throw new InvalidDataException($"'{path}' is a llama of another kind than is trained here. Give a GGUF that 'export' wrote.");
    }

    /// <summary>Fills every weight; of a vocabulary that is the first part of theirs, the rows of new tokens stay as drawn.</summary>
    public static void Read(string path, Weights weights)
    {
        using var file = GgufFile.Open(path);
        using var quiet = no_grad();
        foreach (var (name, slot, part, parts) in GgufExport.Names(weights.Shape))
        {
            var master = weights[slot].Master;
            var place = parts == 1 ? master : master.chunk(parts)[part];
            var stored = file.FindTensor(name) ?? throw new InvalidDataException($"'{path}' has no tensor '{name}'. Give a GGUF that 'export' wrote, of the same shape.");
            var values = file.Values(stored);
            var rows = values.Length / (int)place.shape[^1];
            if (values.Length % place.shape[^1] != 0 || rows > place.shape[0] || (place.dim() > 1 && rows != place.shape[0] && slot != Slot.Embedding))
                throw new InvalidDataException($"'{path}' has '{name}' as {stored.Shape}, which does not fit {string.Join('x', place.shape)}. Give the shape of that file.");
            using var host = tensor(values).reshape(place.dim() > 1 ? [rows, place.shape[^1]] : place.shape);
            (place.dim() > 1 ? place.narrow(0, 0, rows) : place).copy_(host);
        }

        weights.Round();
    }
}
