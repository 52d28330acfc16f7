using System.CommandLine;
using Agent.Cli.Errors;
using Agent.Core.Journals;

namespace Agent.Cli.Commands;

/// <summary>The run that a person means, and its facts.</summary>
internal static class RunArgument
{
    public static Argument<string> Of { get; } = new("RUN") { Description = "A run's name or the beginning or end of it, 'last', or the path of a journal" };

    public static (string Path, IReadOnlyList<Fact> Facts) Read(Surroundings surroundings, ParseResult parsed)
    {
        var path = Find(surroundings, parsed.GetRequiredValue(Of));
        var (lines, torn) = Verified(path);
        if (torn > 0)
            surroundings.Error.WriteLine($"The journal '{path}' ends in a line that was cut off; its {torn} bytes are left out.");
        if (lines.Count == 0)
            throw new JournalException($"The journal '{path}' holds no fact, so there is no run in it.");
        return (path, [.. lines.Select(line => line.Fact)]);
    }

    private static (IReadOnlyList<JournalLine> Lines, int TornBytes) Verified(string path)
    {
        try
        {
            return JournalFile.Read(path);
        }
        catch (JournalException broken)
        {
            throw new ProblemException(new(ExitCode.Environment, "journal", $"The journal '{path}' was changed or damaged. {broken.Message}", "Take it from a copy, or see the other runs: agent runs list"));
        }
    }

    private static string Find(Surroundings surroundings, string run)
    {
        try
        {
            return new JournalFolder(surroundings.Runs, surroundings.Time).Find(run);
        }
        catch (Exception none) when (none is JournalException or ArgumentException)
        {
            throw new ProblemException(new(ExitCode.Usage, "run", none.Message, ""));
        }
    }
}
