using System.IO.Enumeration;
using Agent.Cli.Errors;
using Agent.Evaluation.Suites;

namespace Agent.Cli.Evaluations;

/// <summary>The suite that a person means, and which of its goals.</summary>
internal static class SuiteSearch
{
    private const string Shelf = "eval";

    /// <summary>The folder of that path; else the suite of that name in <c>./eval</c> or beside the program.</summary>
    public static Suite Find(Surroundings surroundings, string named)
    {
        string[] places = [surroundings.FullPath(named), Path.Combine(surroundings.FullPath(Shelf), named), Path.Combine(surroundings.ProgramFolder, Shelf, named)];
        return Suite.Read(places.FirstOrDefault(Directory.Exists) ?? throw new ProblemException(new(
            ExitCode.Usage, "suite", $"There is no suite '{named}'.", $"Name a folder of goal files, or one of these: {string.Join(", ", Shipped(surroundings).Select(folder => Path.GetFileName(folder)))}")));
    }

    public static IReadOnlyList<EvalGoal> Chosen(Suite suite, string? only, int? limit)
    {
        var fitting = suite.Goals.Where(goal => only is null || FileSystemName.MatchesSimpleExpression(only, goal.Name)).ToList();
        if (fitting.Count == 0)
            throw new ProblemException(new(ExitCode.Usage, "suite", $"No goal of the suite '{suite.Name}' goes by '{only}'.", $"Its first is '{suite.Goals[0].Name}'; * stands for any letters."));
        // Evenly over the suite, since neighbours are alike.
        return limit is { } most && most < fitting.Count ? [.. Enumerable.Range(0, most).Select(i => fitting[i * fitting.Count / most])] : fitting;
    }

    /// <summary>The folders of the suites that come with the program.</summary>
    public static IEnumerable<string> Shipped(Surroundings surroundings)
    {
        var shelf = Path.Combine(surroundings.ProgramFolder, Shelf);
        return Directory.Exists(shelf) ? Directory.EnumerateDirectories(shelf).Order(StringComparer.Ordinal) : [];
    }
}
