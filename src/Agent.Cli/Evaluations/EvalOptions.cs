using System.CommandLine;
using System.Globalization;
using Agent.Cli.Commands;

namespace Agent.Cli.Evaluations;

/// <summary>What <c>agent eval</c> takes beside the options that commands share.</summary>
internal static class EvalOptions
{
    private const int MostSeeds = 100;

    public static Argument<string> Suite { get; } = new("SUITE") { Description = "A folder of goal files, or the name of a suite that comes with the program" };

    public static Option<int?> Seeds { get; } = new("--seeds")
    {
        Description = "Do each goal with so many seeds, counted from --seed. Default: 1", HelpName = "N",
        CustomParser = result => Options.Parsed<int?>(result, (string text, out int? seeds) => Whole(text, 1, MostSeeds, out seeds), $"a whole number from 1 to {MostSeeds}"),
    };

    public static Option<int?> Limit { get; } = new("--limit")
    {
        Description = "Only so many goals, spread evenly over the suite", HelpName = "N",
        CustomParser = result => Options.Parsed<int?>(result, (string text, out int? limit) => Whole(text, 1, int.MaxValue, out limit), "a whole number of at least 1"),
    };

    public static Option<string?> Only { get; } = new("--only") { Description = "Only goals whose name fits, such as easter-*", HelpName = "PATTERN" };

    public static Option<string?> Report { get; } = new("--report") { Description = "Also write an HTML page", HelpName = "FILE" };

    public static Option<string?> Baseline { get; } = new("--baseline") { Description = "Compare with earlier results: a file of --results, or what --output json printed", HelpName = "FILE" };

    public static Option<string?> Results { get; } = new("--results") { Description = "Keep each result here as it comes, and leave out what is in it already. Default: a new file in the agent's home", HelpName = "FILE" };

    public static Option<string?> Runs { get; } = new("--runs") { Description = "Keep the journals here. Default: with the other runs", HelpName = "DIR" };

    public static Option<string[]> Without { get; } = new("--without")
    {
        Description = $"Take something away, to see what it does: {string.Join(", ", Ablation.All)}", HelpName = "WHAT", AllowMultipleArgumentsPerToken = false,
    };

    public static Option<double?> Require { get; } = new("--require")
    {
        Description = "End with 1 when a smaller share of the runs than this passes, such as 0.95", HelpName = "SHARE",
        CustomParser = result => Options.Parsed<double?>(result, Share, "a number from 0 to 1"),
    };

    private static bool Whole(string text, int least, int most, out int? number)
        => (number = int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null) is not null;

    private static bool Share(string text, out double? share)
        => (share = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value : null) is not null;
}
