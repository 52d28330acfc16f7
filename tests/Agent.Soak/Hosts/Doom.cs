using System.Diagnostics;
using System.Globalization;

namespace Agent.Soak.Hosts;

/// <summary>Where in its run a process ends: before or after the journal took a fact, in the middle of its line, or on either side of a call's effect.</summary>
public enum Moment
{
    BeforeFact,
    InFact,
    AfterFact,
    BeforeEffect,
    AfterEffect,
}

/// <summary>A moment, and which one of its kind, from 0. For <see cref="Moment.InFact"/> also how many thousandths of the line are written.</summary>
public sealed record Doom(Moment Moment, int Number, int Thousandths = 0)
{
    public static Doom? Read(string? text) => text?.Split(' ') is [var moment, var number, var thousandths]
        ? new Doom(Enum.Parse<Moment>(moment), int.Parse(number, CultureInfo.InvariantCulture), int.Parse(thousandths, CultureInfo.InvariantCulture))
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Moment} {Number} {Thousandths}");

    /// <summary>Ends this process as SIGKILL does; nothing is flushed, closed or said.</summary>
    public static async Task DieAsync()
    {
        Process.GetCurrentProcess().Kill();
        await Task.Delay(Timeout.Infinite);
    }
}
