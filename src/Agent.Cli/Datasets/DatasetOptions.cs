using System.CommandLine;
using System.Globalization;
using Agent.Cli.Commands;
using Agent.Cli.Errors;
using Agent.Core.Goals;
using Agent.Evaluation.Datasets;

namespace Agent.Cli.Datasets;

/// <summary>What <c>agent dataset</c> takes.</summary>
internal static class DatasetOptions
{
    private static readonly Dictionary<string, SampleFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["chat"] = SampleFormat.Chat, ["sharegpt"] = SampleFormat.ShareGpt, ["completion"] = SampleFormat.Completion,
    };

    public static Option<string> Out { get; } = new("--out") { Description = "Where the parts go: FILE.train.jsonl, FILE.valid.jsonl, FILE.test.jsonl and the card FILE.md", HelpName = "FILE", Required = true };

    public static Option<string?> Runs { get; } = new("--runs") { Description = "The folder of the runs. Default: the runs of this user", HelpName = "DIR" };

    public static Option<OutcomeKind[]> Outcomes { get; } = new("--outcome")
    {
        Description = "How the runs must have ended; more with commas. Default: met", HelpName = "NAMES", DefaultValueFactory = _ => [OutcomeKind.Met],
        CustomParser = result => Options.Parsed<OutcomeKind[]>(result, Named, $"some of {string.Join(", ", Enum.GetValues<OutcomeKind>().Select(Endings.Code))}"),
    };

    public static Option<string[]> Passed { get; } = new("--passed") { Description = "Only runs that passed in these results of agent eval", HelpName = "FILE" };

    public static Option<string?> Goal { get; } = new("--goal") { Description = "Only goals that fit, such as *soup*", HelpName = "PATTERN" };

    public static Option<string?> OfModel { get; } = new("--of-model") { Description = "Only runs of the model of this name or SHA-256", HelpName = "NAME" };

    public static Option<string[]> Unseen { get; } = new("--unseen") { Description = "Leave out what is like a goal of this suite. Default: every suite that comes with the program; none takes all", HelpName = "SUITE" };

    public static Option<bool> WithNotes { get; } = new("--with-notes") { Description = "Also runs that were told notes of the user" };

    public static Option<int?> PerGoal { get; } = new("--per-goal")
    {
        Description = "At most so many conversations of one goal", HelpName = "N",
        CustomParser = result => Options.Parsed<int?>(result, (string text, out int? most) => (most = int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null) is not null, "a whole number of at least 1"),
    };

    public static Option<Split> Parts { get; } = new("--split")
    {
        Description = "Shares of train, valid and test. Default: 90,5,5", HelpName = "N,N,N", DefaultValueFactory = _ => new Split(90, 5, 5),
        CustomParser = result => Options.Parsed<Split>(result, Shares, "three whole numbers such as 90,5,5, of which the first is not 0"),
    };

    public static Option<SampleFormat> Format { get; } = new("--format")
    {
        Description = "chat, sharegpt or completion. Default: chat", HelpName = "FORMAT",
        CustomParser = result => Options.Parsed(result, (string text, out SampleFormat format) => Formats.TryGetValue(text, out format), $"one of {string.Join(", ", Formats.Keys)}"),
    };

    private static bool Named(string text, out OutcomeKind[] kinds)
    {
        var named = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        kinds = [.. Enum.GetValues<OutcomeKind>().Where(kind => named.Contains(Endings.Code(kind), StringComparer.OrdinalIgnoreCase))];
        return named.Length > 0 && kinds.Length == named.Length;
    }

    private static bool Shares(string text, out Split split)
    {
        var shares = text.Split(',').Select(share => int.TryParse(share, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1_000_000 ? value : -1).ToList();
        var right = shares is [> 0, >= 0, >= 0];
        split = right ? new Split(shares[0], shares[1], shares[2]) : new Split(1, 0, 0);
        return right;
    }
}
