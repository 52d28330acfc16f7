using Agent.Core.Journals;

namespace Agent.Cli.Displays;

/// <summary>The commands that a person may take from a page or a terminal into a shell. A run's name that is not a plain one comes from a journal made by hand and is never put where a shell would read it.</summary>
internal sealed record RunCommands(string Run)
{
    public string Whole => $"agent runs show {Run} --output ndjson";

    public string Replay => $"agent replay {Run}";

    public string Resume => $"agent resume {Run}";

    public string Export => $"agent runs export {Run} run.zip";

    public static RunCommands Of(RunHeader header) => new(IsPlain(header.Id) ? header.Id : "RUN");

    public string Fork(int facts) => $"agent fork {Run} --at {facts}";

    private static bool IsPlain(string id) => id.Length is > 0 and <= 80 && char.IsAsciiLetterOrDigit(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
