using Agent.Inference.Files;
using ChefNano.Trainer.Exports;
using ChefNano.Trainer.Training;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Commands;

/// <summary>Writes a checkpoint as a GGUF, with the tokenizer of the vocabulary file.</summary>
internal static class ExportCommand
{
    public static void Run(Arguments arguments)
    {
        var (checkpoint, output) = (arguments.Needed("checkpoint"), arguments.Needed("out"));
        var type = GgufExport.Type(arguments.Text("type") ?? "q8_0");
        var name = arguments.Text("name") ?? "chef-nano";
        using var vocabulary = GgufFile.Open(arguments.Needed("vocabulary"));
        arguments.Close();
        GgufExport.Write(output, name, Checkpoint.Weights(checkpoint, CPU), vocabulary, type);
        Console.WriteLine($"{output}: {new FileInfo(output).Length / 1e6:F1} MB from step {Checkpoint.Peek(checkpoint).Step}");
    }
}
