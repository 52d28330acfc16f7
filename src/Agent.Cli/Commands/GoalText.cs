using Agent.Cli.Errors;
using Agent.Core.Journals;

namespace Agent.Cli.Commands;

/// <summary>The goal from where the command line says it is: its arguments, standard input or a file.</summary>
internal static class GoalText
{
    // Far more than a goal may have, far less than could fill the memory: the refusal can still name the length.
    private const int MostCharacters = 16 * 1024 * 1024;

    public static string Read(Surroundings surroundings, string? goal, string? file) => (goal, file) switch
    {
        ({ }, { }) => throw Wrong("The goal was given twice: as an argument and with --file.", "Give one of them."),
        (null, null) => throw Wrong("No goal was given.", "Say what you want, for example: agent run \"make an Easter recipe\""),
        (null, { } path) => Open(surroundings, path),
        ("-", _) when !surroundings.InIsRedirected => throw Wrong("The goal should come from standard input, and nothing is connected to it.", "Pipe it in: echo \"make an Easter recipe\" | agent run -"),
        ("-", _) => Limited(surroundings.In),
        ({ } text, _) => text,
    };

    private static string Open(Surroundings surroundings, string path)
    {
        try
        {
            using var reader = new StreamReader(surroundings.FullPath(path));
            return Limited(reader);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"The goal's file '{path}' cannot be read: {DiskFailure.Reason(broken)}", "Name a text file that holds the goal.");
        }
    }

    private static string Limited(TextReader reader)
    {
        var buffer = new char[MostCharacters];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }

    private static ProblemException Wrong(string message, string hint) => new(new(ExitCode.Usage, "goal", message, hint));
}
