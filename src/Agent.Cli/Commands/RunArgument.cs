using System.CommandLine;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Stores;

namespace Agent.Cli.Commands;

/// <summary>The run that a person means, and its facts.</summary>
internal static class RunArgument
{
    public static Argument<string> Of { get; } = new("RUN") { Description = "A run's name or the beginning or end of it, 'last', or the path of a journal or of an exported run" };

    private const string Elsewhere = "Take it from a copy, or see the other runs: agent runs list";

    public static (string Path, IReadOnlyList<Fact> Facts) Read(Surroundings surroundings, ParseResult parsed)
    {
        var (path, reading) = ReadLines(surroundings, parsed.GetRequiredValue(Of));
        return (path, reading.Facts);
    }

    /// <summary>The same with the lines that hold the facts.</summary>
    public static (string Path, JournalReading Reading) ReadLines(Surroundings surroundings, string run)
    {
        var path = Find(surroundings, run);
        var reading = Open(path);
        if (reading.Fault is { } fault)
            throw new ProblemException(Damaged(path, fault, fault.Line == 1 ? Elsewhere : $"Take it from a copy, or see the {fault.Line - 1} facts before that line: agent runs show {path}"));
        MustHoldFacts(surroundings, path, reading);
        return (path, reading);
    }

    /// <summary>The facts up to the first line that does not hold, and the problem with that line if there is one.</summary>
    public static (string Path, JournalReading Reading, Problem? Damaged) ReadWhatHolds(Surroundings surroundings, ParseResult parsed)
    {
        var path = Find(surroundings, parsed.GetRequiredValue(Of));
        var reading = Open(path);
        var damaged = reading.Fault is { } fault ? Damaged(path, fault) : null;
        if (damaged is not null && reading.Lines.Count == 0)
            throw new ProblemException(damaged);
        MustHoldFacts(surroundings, path, reading);
        return (path, reading, damaged);
    }

    /// <summary>The problem with a journal that does not hold.</summary>
    public static Problem Damaged(string path, JournalFault fault, string hint = Elsewhere)
        => new(ExitCode.Environment, "journal", $"The journal '{path}' was changed or damaged. {fault.Message}", hint);

    public static JournalException Empty(string path) => new($"The journal '{path}' holds no fact, so there is no run in it.");

    private static void MustHoldFacts(Surroundings surroundings, string path, JournalReading reading)
    {
        if (reading.Tail.Length > 0)
            surroundings.Error.WriteLine($"The journal '{path}' ends in a line that was cut off; its {reading.Tail.Length} bytes are left out.");
        if (reading.Lines.Count == 0)
            throw Empty(path);
    }

    // An exported run is read where it is.
    private static JournalReading Open(string path) => RunArchive.Is(path) ? RunArchive.Read(path) : JournalFile.Read(path);

    /// <summary>The journal that a person means, or the file of an exported run.</summary>
    public static string Find(Surroundings surroundings, string run)
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
