using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Agent.Cli.Composition;
using Agent.Core.Budgets;
using Agent.Core.Journals;

namespace Agent.Cli.Commands;

/// <summary>The options that commands share; each says in a sentence what it takes.</summary>
internal static class Options
{
    // Room for one short reply beside the turn that hands over.
    private const int LeastTokens = Budget.LeastReply * 2;
    private const int MostScale = 100;

    public static Option<OutputFormat> Output { get; } = new("--output", "-o")
    {
        Description = "text, json or ndjson", HelpName = "FORMAT", Recursive = true,
        CustomParser = result => Parsed(result, (string text, out OutputFormat format) => Enum.TryParse(text, ignoreCase: true, out format) && Enum.IsDefined(format) && !char.IsDigit(text[0]), "one of text, json, ndjson"),
    };

    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours. NO_COLOR does the same", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No progress, only the result" };

    public static Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Also thoughts, what tools returned, and the cost of each reply" };

    public static Option<string?> Model { get; } = new("--model", "-m") { Description = "A GGUF file. Default: AGENT_MODEL, the settings, then the built-in model", HelpName = "FILE" };

    public static Option<string?> Adapter { get; } = new("--adapter", "-a")
    {
        Description = $"A LoRA adapter of the model, a GGUF file; '{RunSettings.NoAdapter}' for none. Default: the settings, for the model that they mean", HelpName = "FILE",
    };

    public static Option<float?> AdapterScale { get; } = new("--adapter-scale")
    {
        Description = "How much of the adapter is applied. Default: 1, as much as it was trained for", HelpName = "N",
        CustomParser = result => Parsed<float?>(result, (string text, out float? scale) => (scale = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= MostScale ? value : null) is not null, $"a number from -{MostScale} to {MostScale}"),
    };

    public static Option<string?> Workspace { get; } = new("--workspace", "-w") { Description = "The one folder in which files are read and written. Default: ./workspace", HelpName = "DIR" };

    public static Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "Same seed, same model, same goal: same run. Default: a fresh one, which is shown and kept", HelpName = "N",
        CustomParser = result => Parsed<ulong?>(result, (string text, out ulong? seed) => (seed = ulong.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null) is not null, $"a whole number from 0 to {ulong.MaxValue}"),
    };

    public static Option<int?> MaxSteps { get; } = new("--max-steps")
    {
        Description = "Replies that may be asked of the model. Default: 40", HelpName = "N",
        CustomParser = result => Parsed<int?>(result, (string text, out int? steps) => (steps = int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= 2 ? value : null) is not null, "a whole number of at least 2"),
    };

    public static Option<long?> MaxTokens { get; } = new("--max-tokens")
    {
        Description = "Tokens that the model may write. Default: 20000", HelpName = "N",
        CustomParser = result => Parsed<long?>(result, (string text, out long? tokens) => (tokens = long.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= LeastTokens ? value : null) is not null, $"a whole number of at least {LeastTokens}"),
    };

    public static Option<TimeSpan?> MaxTime { get; } = new("--max-time")
    {
        Description = "For example 90s, 5m or 1h. Default: 30m", HelpName = "TIME",
        CustomParser = result => Parsed<TimeSpan?>(result, (string text, out TimeSpan? time) => (time = Duration(text)) is not null, "a time such as 90s, 5m or 1h"),
    };

    /// <summary>The model and its adapter that the command line names.</summary>
    public static RunSettings ModelOf(ParseResult parsed) => new()
    {
        Model = parsed.GetValue(Model), Adapter = parsed.GetValue(Adapter), AdapterScale = parsed.GetValue(AdapterScale),
    };

    /// <summary>The same, and where it names no model, the one that a run was made with.</summary>
    public static RunSettings ModelOf(ParseResult parsed, ModelCard made) => parsed.GetValue(Model) is not null ? ModelOf(parsed) : new()
    {
        Model = File.Exists(made.File) ? made.File : null,
        Adapter = parsed.GetValue(Adapter) ?? made.Adapter?.File ?? RunSettings.NoAdapter,
        AdapterScale = parsed.GetValue(AdapterScale) ?? (parsed.GetValue(Adapter) is null ? made.Adapter?.Scale : null),
    };

    internal delegate bool Try<T>(string text, out T value);

    internal static T Parsed<T>(ArgumentResult result, Try<T> parse, string expected)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (parse(text, out var value))
            return value;
        result.AddError($"The option '{((OptionResult)result.Parent!).Option.Name}' was given '{text}' and takes {expected}.");
        return default!;
    }

    private static TimeSpan? Duration(string text)
    {
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0)
            return null;
        var seconds = text[^1] switch { 's' => amount, 'm' => amount * 60, 'h' => amount * 3600, _ => 0 };
        return seconds is > 0 and <= 86_400 * 365 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
