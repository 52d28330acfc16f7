using System.Globalization;

namespace Agent.Cli.Displays;

/// <summary>Numbers as a person reads them at a glance.</summary>
public static class Amounts
{
    public static string Count(long number) => number switch
    {
        < 1_000 => Text($"{number}"),
        < 100_000 => Text($"{number / 1_000.0:0.0}k"),
        < 1_000_000 => Text($"{number / 1_000.0:0}k"),
        _ => Text($"{number / 1_000_000.0:0.0}M"),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1_024 => Text($"{bytes} B"),
        < 1_048_576 => Text($"{bytes / 1_024.0:0.0} KiB"),
        < 1_073_741_824 => Text($"{bytes / 1_048_576.0:0.0} MiB"),
        _ => Text($"{bytes / 1_073_741_824.0:0.0} GiB"),
    };

    public static string Time(TimeSpan time) => time.TotalMinutes < 2 ? Text($"{time.TotalSeconds:0.0} s") : Text($"{(int)time.TotalMinutes} min {time.Seconds} s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
