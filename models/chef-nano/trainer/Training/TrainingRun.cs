using System.Diagnostics;
using ChefNano.Trainer.Shards;

namespace ChefNano.Trainer.Training;

internal sealed record RunOptions(
    string Output,
    Schedule Schedule,
    int StepTokens,
    int BatchTokens,
    TimeSpan CheckpointEvery,
    string? Probe,
    TimeSpan ProbeEvery,
    int ProbeDocuments);

/// <summary>
/// The loop: steps until the schedule's time is spent, with checkpoints, probes and a log on the way. What keeps a checkpoint
/// is told to do so under the name <see cref="Latest"/> or <see cref="Stable"/>.
/// </summary>
internal sealed class TrainingRun(RunOptions options, Workers workers, Optimizer optimizer, BatchStream stream, ShardFolder folder, Action<string, Progress> save)
{
    public const string Latest = "latest", Stable = "stable";

    private readonly Stopwatch _clock = new();
    private readonly TableLog _steps = new(Path.Combine(options.Output, "log.csv"), "step,tokens,minutes,loss,norm,rate,tokens_per_second,tokens_per_core_second,passes");
    private readonly TableLog _probes = new(Path.Combine(options.Output, "probe.csv"), "step,tokens,probe,documents,accuracy,exact");
    private TimeSpan _saved;
    private TimeSpan _probed;

    public void Go(Progress start, CancellationToken stop)
    {
        var progress = start;
        _clock.Start();
        while (progress.Trained < options.Schedule.Total && !stop.IsCancellationRequested)
        {
            var before = progress;
            progress = Step(progress, start);
            KeepStable(before, progress);
            if (_clock.Elapsed - _saved > options.CheckpointEvery)
            {
                save(Latest, progress);
                _saved = _clock.Elapsed;
            }

            if (_clock.Elapsed - _probed > options.ProbeEvery)
            {
                Ask(progress);
                _probed = _clock.Elapsed;
            }
        }

        save(Latest, progress);
        Ask(progress);
    }

    private Progress Step(Progress progress, Progress start)
    {
        var began = (Clock: _clock.Elapsed, Cores: Environment.CpuUsage.TotalTime);
        var batches = stream.Next();
        var rate = options.Schedule.Rate(progress.Step, progress.Trained);
        var loss = workers.Learn(batches);
        var norm = optimizer.Step(progress.Step, rate);
        var tokens = batches.Sum(batch => batch.Content);
        var next = progress with
        {
            Step = progress.Step + 1,
            Tokens = progress.Tokens + tokens,
            Seconds = start.Seconds + _clock.Elapsed.TotalSeconds,
            Passes = start.Passes + stream.Passes,
        };
        var speed = tokens / (_clock.Elapsed - began.Clock).TotalSeconds;
        var each = tokens / (Environment.CpuUsage.TotalTime - began.Cores).TotalSeconds;
        _steps.Add($"{next.Step},{next.Tokens},{next.Seconds / 60:F2},{loss:F4},{norm:F3},{rate:E2},{speed:F0},{each:F0},{next.Passes}");
        if (next.Step % 20 == 0 || next.Step == start.Step + 1)
        {
            Console.WriteLine($"step {next.Step}  {next.Tokens / 1e6:F2}M tokens  {next.Seconds / 60:F1} min  loss {loss:F4}  norm {norm:F2}  rate {rate:E2}  {speed:F0} tokens/s ({each:F0} a core)  pass {next.Passes}");
        }

        return next;
    }

    /// <summary>Keeps the last state before the rate falls: from there a run can be extended.</summary>
    private void KeepStable(Progress before, Progress after)
    {
        var edge = options.Schedule.DecayStart;
        if (options.Schedule.Progress(before.Trained) < edge && options.Schedule.Progress(after.Trained) >= edge)
        {
            save(Stable, after);
            Console.WriteLine($"The rate falls from here. Data: {folder}");
        }
    }

    /// <summary>Probes the weights as they are.</summary>
    public void Ask(Progress progress)
    {
        if (options.Probe is null)
        {
            return;
        }

        foreach (var probe in Probe.All(options.Probe, workers, options.ProbeDocuments, options.BatchTokens))
        {
            Console.WriteLine($"  probe {probe}");
            _probes.Add($"{progress.Step},{progress.Tokens},{probe.Name},{probe.Documents},{probe.Accuracy:F4},{probe.Exact:F4}");
        }
    }
}
