using Agent.Inference.Files;
using Agent.Inference.Llama;
using ChefNano.Trainer.Exports;
using ChefNano.Trainer.Shards;
using ChefNano.Trainer.Training;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Commands;

/// <summary>Compares a GGUF in the engine with the checkpoint it came from, computed in float32.</summary>
internal static class VerifyCommand
{
    public static void Run(Arguments arguments)
    {
        var (checkpoint, model, shard) = (arguments.Needed("checkpoint"), arguments.Needed("model"), arguments.Needed("shard"));
        var (documents, length) = (arguments.Whole("documents", 3), arguments.Whole("length", 300));
        arguments.Close();
        var workers = new Workers(Checkpoint.Weights(checkpoint, CPU), 1, precise: true);
        using var file = GgufFile.Open(model);
        using var engine = LlamaModel.Load(file);
        foreach (var document in Shard.Read(shard).Take(documents))
        {
            Console.WriteLine(Agreement.Of(workers, engine, document.Cut(length)));
        }
    }
}
