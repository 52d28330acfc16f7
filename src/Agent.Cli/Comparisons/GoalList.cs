using Agent.Cli.Errors;
using Agent.Cli.Evaluations;
using Agent.Core.Goals;
using Agent.Evaluation.Suites;

namespace Agent.Cli.Comparisons;

/// <summary>The goals that a person means: a file of goals, one a line, or a suite.</summary>
internal static class GoalList
{
    public static Suite Find(Surroundings surroundings, string named)
        => File.Exists(surroundings.FullPath(named)) ? Read(surroundings.FullPath(named)) : SuiteSearch.Find(surroundings, named);

    // Lines have no checks of their own: whether the run met its goal is all that code can say of them.
    private static Suite Read(string file)
    {
        if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw new ProblemException(new(ExitCode.Usage, "goals", $"The file '{file}' is not a file of goals, one a line.", "Name the suite's folder, or a text file."));
        var goals = File.ReadLines(file).Select((line, at) => (Text: line.Trim(), Number: at + 1)).Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => new EvalGoal { Name = $"line-{line.Number}", Goal = Checked(file, line.Number, line.Text) }).ToList();
        return goals.Count > 0
            ? new Suite(Path.GetFileNameWithoutExtension(file), Path.GetDirectoryName(file)!, goals)
            : throw new ProblemException(new(ExitCode.Usage, "goals", $"The file '{file}' holds no goal.", "Put goals into it, one a line."));
    }

    private static string Checked(string file, int number, string text)
    {
        try
        {
            return new Goal(text).Text;
        }
        catch (GoalException wrong)
        {
            throw new ProblemException(new(ExitCode.Usage, "goals", $"Line {number} of '{file}' cannot be taken: {wrong.Message}", ""));
        }
    }
}
