using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Tokenizers;
using ChefNano.Trainer.Exports;
using ChefNano.Trainer.Models;
using ChefNano.Trainer.Shards;
using ChefNano.Trainer.Training;

namespace ChefNano.Trainer.Commands;

/// <summary>Trains a LoRA adapter on a GGUF, whose own weights stay as they are, and says how far the engine agrees with what was trained.</summary>
internal static class LoraCommand
{
    private const string File = "adapter.gguf";

    public static void Run(Arguments arguments)
    {
        var (start, output) = (arguments.Needed("base"), arguments.Needed("out"));
        var adapter = new LowRank(arguments.Whole("rank", 16), arguments.Number("alpha", 32)).Checked();
        var (name, type) = (arguments.Text("name") ?? "adapter", LoraExport.Type(arguments.Text("type") ?? "f32"));
        var options = TrainCommand.Options(arguments, output, new Schedule(2e-3, 20, TimeSpan.FromMinutes(8), 0.4), stepTokens: 8_000);
        var (seed, device, workerCount) = TrainCommand.Machine(arguments);
        var folder = new ShardFolder(arguments.Needed("data"), TrainCommand.Shares(arguments.Text("weights")));
        arguments.Close();

        Directory.CreateDirectory(output);
        using var file = GgufFile.Open(start);
        var tokenizer = Tokenizer.From(file);
        var weights = new Weights(GgufStart.ShapeOf(start), device, seed, adapter);
        GgufStart.Read(start, weights);
        var workers = new Workers(weights, workerCount);
        Console.WriteLine($"{weights.Shape}, {adapter}: {weights.Trained.Sum(weight => weight.Master.numel()) / 1e6:F2} million parameters to train");
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };
        var stream = new BatchStream(folder, new Random(seed), options.StepTokens, options.BatchTokens);
        var path = Path.Combine(output, File);
        Train(new TrainingRun(options, workers, new Optimizer(workers, muon: false), stream, folder, (state, _) =>
        {
            if (state == TrainingRun.Latest)
            {
                LoraExport.Write(path, name, TaughtWords.Of(folder.All, tokenizer), weights, type);
            }
        }), weights.Shape, stop.Token);
        Console.WriteLine($"{path}: {new FileInfo(path).Length / 1e6:F2} MB");
        Compare(start, path, weights, folder.First());
    }

    private static void Train(TrainingRun run, Shape shape, CancellationToken stop)
    {
        var begin = new Progress(shape, 0, 0, 0, 0);
        // B is 0 still, so this is how the model does without the adapter.
        run.Ask(begin);
        run.Go(begin, stop);
    }

    private static void Compare(string start, string path, Weights weights, Document document)
    {
        var precise = new Workers(weights, 1, precise: true);
        using var file = GgufFile.Open(start);
        using var adapter = GgufFile.Open(path);
        using var engine = LlamaModel.Load(file, adapter: new(adapter));
        Console.WriteLine(Agreement.Of(precise, engine, document.Cut(300)));
    }
}
