using System.Text.Json;
using ChefNano.Trainer.Models;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Training;

/// <summary>What a checkpoint says of itself.</summary>
internal sealed record Progress(Shape Shape, int Step, long Tokens, double Seconds, int Passes)
{
    public TimeSpan Trained => TimeSpan.FromSeconds(Seconds);
}

/// <summary>A file of the bytes CNC1, a JSON header with its length before it, then float32 weights, first and second moments.</summary>
internal static class Checkpoint
{
    public static void Write(string path, Progress progress, Weights weights, Optimizer optimizer)
    {
        var fresh = path + ".new";
        using (var stream = new FileStream(fresh, FileMode.Create))
        {
            var header = JsonSerializer.SerializeToUtf8Bytes(progress);
            stream.Write("CNC1"u8);
            stream.Write(BitConverter.GetBytes(header.Length));
            stream.Write(header);
            foreach (var tensor in weights.All.Select(weight => weight.Master).Concat(optimizer.First).Concat(optimizer.Second))
            {
                using var host = tensor.cpu();
                stream.Write(host.bytes);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>What the checkpoint says of itself, without its weights.</summary>
    public static Progress Peek(string path)
    {
        using var stream = File.OpenRead(path);
        return Header(path, stream);
    }

    /// <summary>Fills the weights, and the optimizer's state where one is given.</summary>
    public static Progress Read(string path, Weights weights, Optimizer? optimizer = null)
    {
        using var stream = File.OpenRead(path);
        using var quiet = no_grad();
        var progress = Header(path, stream);
        var tensors = weights.All.Select(weight => weight.Master);
        foreach (var tensor in optimizer is null ? tensors : tensors.Concat(optimizer.First).Concat(optimizer.Second))
        {
            using var host = empty(tensor.shape);
            stream.ReadExactly(host.bytes);
            tensor.copy_(host);
        }

        weights.Round();
        return progress;
    }

    /// <summary>Begins weights with those of a checkpoint of the same shape whose vocabulary is the first part of theirs; the rows of new tokens stay as drawn.</summary>
    public static void Start(string path, Weights weights)
    {
        using var stream = File.OpenRead(path);
        using var quiet = no_grad();
        var old = Header(path, stream).Shape;
        if (old with { Vocabulary = weights.Shape.Vocabulary } != weights.Shape || old.Vocabulary > weights.Shape.Vocabulary)
        {
            throw new InvalidDataException($"'{path}' holds {old}, which cannot begin {weights.Shape}. Give the same shape and a vocabulary that is not smaller.");
        }

        foreach (var weight in weights.All)
        {
            var into = weight.Slot.Name == Slot.Embedding ? weight.Master.narrow(0, 0, old.Vocabulary) : weight.Master;
            using var host = empty(into.shape);
            stream.ReadExactly(host.bytes);
            into.copy_(host);
        }

        weights.Round();
    }

    /// <summary>The weights of a checkpoint on a device.</summary>
    public static Weights Weights(string path, Device device)
    {
        var weights = new Weights(Peek(path).Shape, device, seed: 0);
        Read(path, weights);
        return weights;
    }

    private static Progress Header(string path, Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        if (stream.ReadAtLeast(start, 8, throwOnEndOfStream: false) < 8 || !start[..4].SequenceEqual("CNC1"u8))
        {
            throw new InvalidDataException($"'{path}' is no checkpoint: it does not begin with 'CNC1'. Name a file that train wrote.");
        }

        var header = new byte[BitConverter.ToInt32(start[4..])];
        stream.ReadExactly(header);
        return JsonSerializer.Deserialize<Progress>(header)!;
    }
}
