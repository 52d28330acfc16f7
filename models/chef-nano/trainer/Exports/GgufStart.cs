using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Agent.Inference.Files;
using ChefNano.Trainer.Models;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Exports;

/// <summary>Begins weights with those of a GGUF that <see cref="GgufExport"/> wrote, so that training can go on where no checkpoint was kept.</summary>
internal static class GgufStart
{
    private const int BlockValues = 32, BlockBytes = 34;

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
            var values = Floats(file, stored);
            var rows = values.Length / (int)place.shape[^1];
            if (values.Length % place.shape[^1] != 0 || rows > place.shape[0] || (place.dim() > 1 && rows != place.shape[0] && slot != Slot.Embedding))
                throw new InvalidDataException($"'{path}' has '{name}' as {stored.Shape}, which does not fit {string.Join('x', place.shape)}. Give the shape of that file.");
            using var host = tensor(values).reshape(place.dim() > 1 ? [rows, place.shape[^1]] : place.shape);
            (place.dim() > 1 ? place.narrow(0, 0, rows) : place).copy_(host);
        }

        weights.Round();
    }

    private static float[] Floats(GgufFile file, GgufTensor tensor)
    {
        var bytes = file.Bytes(tensor);
        return tensor.Type switch
        {
            GgufType.F32 => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            GgufType.F16 => [.. MemoryMarshal.Cast<byte, Half>(bytes).ToArray().Select(value => (float)value)],
            GgufType.Q8_0 => EightBits(bytes),
            _ => throw new InvalidDataException($"'{tensor.Name}' is {tensor.Type}. Training can begin from F32, F16 and Q8_0."),
        };
    }

    // A block is a half as scale and 32 signed bytes.
    private static float[] EightBits(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / BlockBytes * BlockValues];
        for (var block = 0; block < values.Length / BlockValues; block++)
        {
            var here = bytes.Slice(block * BlockBytes, BlockBytes);
            var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(here);
            for (var i = 0; i < BlockValues; i++)
                values[block * BlockValues + i] = scale * (sbyte)here[2 + i];
        }

        return values;
    }
}
