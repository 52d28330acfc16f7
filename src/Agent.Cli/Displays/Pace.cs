using System.Globalization;
using Agent.Core.Journals;

namespace Agent.Cli.Displays;

/// <summary>Waits between the facts of a replay as long as the run took, or a part of that.</summary>
public sealed class Pace(double speed, TimeProvider time)
{
    private DateTimeOffset? latest;

    private const double Slowest = 0.01, Fastest = 1_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How many times as fast: a number from 0.01 to 1000000, or <c>max</c> for no waiting at all.</summary>
    public static bool TryParse(string text, out double? speed)
    {
        speed = text == "max" ? double.PositiveInfinity
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= Slowest and <= Fastest ? value : null;
        return speed is not null;
    }

    public Task UntilAsync(Fact fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fact);
        // While nobody worked on the run, nobody has to watch.
        var passed = latest is { } before && fact is not (RunResumed or RunForked) && fact.At > before ? fact.At - before : TimeSpan.Zero;
        latest = fact.At;
        var wait = passed / speed;
        return wait > TimeSpan.Zero ? Task.Delay(wait < Longest ? wait : Longest, time, cancellationToken) : Task.CompletedTask;
    }
}
