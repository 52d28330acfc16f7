using ChefNano.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Commands;

/// <summary>Probes a checkpoint on held-out shards.</summary>
internal static class ProbeCommand
{
    public static void Run(Arguments arguments)
    {
        var (checkpoint, probe) = (arguments.Needed("checkpoint"), arguments.Needed("probe"));
        var device = new Device(arguments.Text("device") ?? "cpu");
        var (documents, batchTokens) = (arguments.Whole("documents", 500), arguments.Whole("batch-tokens", 4096));
        var workers = arguments.Whole("workers", device.type == DeviceType.CPU ? 2 : 1);
        arguments.Close();
        foreach (var result in Probe.All(probe, new Workers(Checkpoint.Weights(checkpoint, device), workers), documents, batchTokens))
        {
            Console.WriteLine(result);
        }
    }
}
