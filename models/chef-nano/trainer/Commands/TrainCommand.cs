using System.Globalization;
using ChefNano.Trainer.Exports;
using ChefNano.Trainer.Models;
using ChefNano.Trainer.Shards;
using ChefNano.Trainer.Training;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Commands;

/// <summary>Trains from shards until the minutes are spent.</summary>
internal static class TrainCommand
{
    public static void Run(Arguments arguments)
    {
        var output = arguments.Needed("out");
        var (resume, start) = (arguments.Text("resume"), arguments.Text("start"));
        var shape = new Shape(
            arguments.Whole("vocabulary", 0), arguments.Whole("dim", 320), arguments.Whole("layers", 8), arguments.Whole("heads", 5), arguments.Whole("ffn", 864));
        var (seed, device, workerCount) = Machine(arguments);
        var muon = (arguments.Text("optimizer") ?? "muon") == "muon";
        var options = Options(arguments, output, new Schedule(1.5e-3, 100, TimeSpan.FromMinutes(75), 0.25), stepTokens: 24_000);
        var folder = new ShardFolder(arguments.Needed("data"), Shares(arguments.Text("weights")));
        arguments.Close();

        Directory.CreateDirectory(output);
        shape = resume is not null ? Checkpoint.Peek(resume).Shape : shape.Vocabulary > 0 ? shape : IsGguf(start) ? GgufStart.ShapeOf(start!)
            : throw new ArgumentException("The option '--vocabulary' is missing. Give the number of tokens, which 'vocabulary' of the teacher prints.");
        var weights = new Weights(shape, device, seed);
        if (start is not null)
        {
            Begin(start, weights);
        }

        var workers = new Workers(weights, workerCount);
        var optimizer = new Optimizer(workers, muon);
        var progress = resume is null ? new Progress(shape, 0, 0, 0, 0) : Checkpoint.Read(resume, weights, optimizer);
        Console.WriteLine($"{shape}: {shape.Parameters / 1e6:F2} million parameters, from step {progress.Step}");
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };
        var stream = new BatchStream(folder, new Random(seed + progress.Step), options.StepTokens, options.BatchTokens);
        new TrainingRun(
            options, workers, optimizer, stream, folder,
            (name, now) => Checkpoint.Write(Path.Combine(output, $"{name}.ckpt"), now, weights, optimizer)).Go(progress, stop.Token);
    }

    /// <summary>The options of any training, with what they are where they are not given.</summary>
    public static RunOptions Options(Arguments arguments, string output, Schedule otherwise, int stepTokens) => new(
        output,
        new Schedule(
            arguments.Number("rate", otherwise.Peak), arguments.Whole("warmup", otherwise.WarmUpSteps),
            TimeSpan.FromMinutes(arguments.Number("minutes", otherwise.Total.TotalMinutes)), arguments.Number("decay", otherwise.DecayShare)),
        arguments.Whole("step-tokens", stepTokens),
        arguments.Whole("batch-tokens", 4096),
        TimeSpan.FromMinutes(arguments.Number("checkpoint-minutes", 3)),
        arguments.Text("probe"),
        TimeSpan.FromMinutes(arguments.Number("probe-minutes", 5)),
        arguments.Whole("probe-documents", 200));

    /// <summary>The seed, and what computes.</summary>
    public static (int Seed, Device Device, int Workers) Machine(Arguments arguments)
    {
        var device = new Device(arguments.Text("device") ?? "cpu");
        return (arguments.Whole("seed", 1), device, arguments.Whole("workers", device.type == TorchSharp.DeviceType.CPU ? 2 : 1));
    }

    private static void Begin(string start, Weights weights)
    {
        if (IsGguf(start))
        {
            GgufStart.Read(start, weights);
        }
        else
        {
            Checkpoint.Start(start, weights);
        }
    }

    private static bool IsGguf(string? start) => start?.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Reads <c>drills=0.5,runs=1</c>.</summary>
    public static Dictionary<string, double> Shares(string? text)
        => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(
            pair => pair[0],
            pair => pair.Length == 2 && double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share
                : throw new ArgumentException($"The weight '{string.Join('=', pair)}' is not like 'drills=0.5'. Give a subfolder and a number."));
}
