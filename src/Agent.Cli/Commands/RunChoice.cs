using System.CommandLine;
using System.Globalization;
using Agent.Cli.Errors;
using Agent.Core.Goals;
using Agent.Core.Stores;

namespace Agent.Cli.Commands;

/// <summary>The options that say which of the kept runs are meant.</summary>
internal sealed class RunChoice
{
    private const string Broken = "broken", Running = "running", Interrupted = "interrupted";

    private readonly Option<string[]> outcome = new("--outcome")
    {
        Description = "Only runs that stand so: met, not_met, out_of_reach, budget_spent, stuck, denied, cancelled, failed, running, interrupted or broken", HelpName = "OUTCOME",
    };

    private readonly Option<string?> goal = new("--goal") { Description = "Only runs whose goal contains this", HelpName = "TEXT" };

    private readonly Option<string?> since = new("--since") { Description = "Only runs that began then or later: 2026-04-05, 2026-04-05T10:00, or 7d or 12h ago", HelpName = "TIME" };

    private readonly Option<string?> until = new("--until") { Description = "Only runs that began before then; a date includes its day", HelpName = "TIME" };

    public RunChoice() => outcome.AcceptOnlyFromAmong([.. Enum.GetValues<OutcomeKind>().Select(Endings.Code), Running, Interrupted, Broken]);

    public void AddTo(Command command)
    {
        command.Add(outcome);
        command.Add(goal);
        command.Add(since);
        command.Add(until);
    }

    public RunFilter Of(Surroundings surroundings, RunStore store, ParseResult parsed) => new(
        run => StateOf(store, run), parsed.GetValue(outcome) ?? [], parsed.GetValue(goal),
        Time(surroundings, "--since", parsed.GetValue(since), wholeDay: false), Time(surroundings, "--until", parsed.GetValue(until), wholeDay: true));

    /// <summary>How a run stands: its outcome's name, or that it has none.</summary>
    public static string StateOf(RunStore store, RunSummary run) => run switch
    {
        { Problem: not null } => Broken,
        { Outcome: { } kind } => Endings.Code(kind),
        _ => store.IsRunning(run.Id) ? Running : Interrupted,
    };

    private static DateTimeOffset? Time(Surroundings surroundings, string option, string? text, bool wholeDay)
    {
        if (text is null)
            return null;
        if (text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 1e6
            && text[^1] switch { 'd' => amount * 24, 'h' => amount, 'm' => amount / 60, _ => -1 } is >= 0 and var hours)
            return surroundings.Time.GetUtcNow().AddHours(-hours);
        var zone = surroundings.Time.LocalTimeZone;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return In(zone, (wholeDay ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue));
        return DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? In(zone, time)
            : throw new ProblemException(new(ExitCode.Usage, "usage", $"The option '{option}' was given '{text}' and takes a day, a time, or how long ago.", "For example 2026-04-05, 2026-04-05T10:00, 7d or 12h."));
    }

    private static DateTimeOffset In(TimeZoneInfo zone, DateTime time) => new(time, zone.GetUtcOffset(time));
}
