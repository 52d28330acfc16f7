using System.CommandLine;
using Agent.Cli.Displays;

namespace Agent.Cli.Commands;

/// <summary>Chooses how progress is shown: as events for a program, not at all, live on a terminal, or line by line.</summary>
internal static class Display
{
    public static IDisplay Of(Surroundings surroundings, ParseResult parsed)
    {
        var lines = new FactLines(parsed.GetValue(Options.Verbose));
        return parsed.GetValue(Options.Output) switch
        {
            OutputFormat.Ndjson => new EventDisplay(surroundings.Out),
            _ when parsed.GetValue(Options.Quiet) => new SilentDisplay(),
            _ when surroundings.ErrorIsTerminal && surroundings.Variable("TERM") != "dumb" => new LiveDisplay(surroundings.Error, lines, Colours(surroundings, parsed), surroundings.Time),
            _ => new PlainDisplay(surroundings.Error, lines),
        };
    }

    /// <summary>Progress of what takes no time: nothing to watch, so plain lines also on a terminal.</summary>
    public static IDisplay Plain(Surroundings surroundings, ParseResult parsed) => parsed.GetValue(Options.Output) switch
    {
        OutputFormat.Ndjson => new EventDisplay(surroundings.Out),
        _ when parsed.GetValue(Options.Quiet) => new SilentDisplay(),
        _ => new PlainDisplay(surroundings.Error, new FactLines(parsed.GetValue(Options.Verbose))),
    };

    private static bool Colours(Surroundings surroundings, ParseResult parsed)
        => !parsed.GetValue(Options.NoColor) && string.IsNullOrEmpty(surroundings.Variable("NO_COLOR"));
}
