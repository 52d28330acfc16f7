using Agent.Inference.Files;
using ChefNano.Trainer.Exports;
using ChefNano.Trainer.Models;
using ChefNano.Trainer.Training;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Commands;

/// <summary>Writes a checkpoint as a GGUF, with the tokenizer of the vocabulary file; blended with the model that it began with, it keeps more of what that one knew.</summary>
internal static class ExportCommand
{
    public static void Run(Arguments arguments)
    {
        var (checkpoint, output) = (arguments.Needed("checkpoint"), arguments.Needed("out"));
        var type = GgufExport.Type(arguments.Text("type") ?? "q8_0");
        var name = arguments.Text("name") ?? "chef-nano";
        var (start, share) = (arguments.Text("blend"), arguments.Number("share", 0.2));
        using var vocabulary = GgufFile.Open(arguments.Needed("vocabulary"));
        arguments.Close();
        if (share is not (>= 0 and <= 1))
            throw new ArgumentException($"The option '--share' is {share}. Give a number from 0 to 1.");
        var weights = Checkpoint.Weights(checkpoint, CPU);
        if (start is not null)
            weights.Blend(Begun(start, weights), share);
        GgufExport.Write(output, name, weights, vocabulary, type);
        Console.WriteLine($"{output}: {new FileInfo(output).Length / 1e6:F1} MB from step {Checkpoint.Peek(checkpoint).Step}");
    }

    private static Weights Begun(string start, Weights ended)
    {
        var shape = GgufStart.ShapeOf(start);
        if (shape != ended.Shape)
            throw new InvalidDataException($"'{start}' holds {shape} and the checkpoint {ended.Shape}. Name the model that training began with.");
        var weights = new Weights(shape, CPU, seed: 0);
        GgufStart.Read(start, weights);
        return weights;
    }
}
