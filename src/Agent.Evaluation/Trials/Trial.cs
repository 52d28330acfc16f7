using System.IO.Enumeration;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Evaluation.Checks;
using Agent.Evaluation.Results;
using Agent.Evaluation.Suites;
using Agent.Tools.Libraries;

namespace Agent.Evaluation.Trials;

/// <summary>One goal with one seed, in folders of its own.</summary>
/// <param name="Goal">What to do and what must hold then.</param>
/// <param name="Seed">The seed of every draw.</param>
/// <param name="Workspace">A folder that holds the goal's files and nothing else.</param>
/// <param name="Memory">Where the run keeps its notes: a file that is not there.</param>
public sealed record Trial(EvalGoal Goal, ulong Seed, string Workspace, string Memory)
{
    /// <summary>Makes the folders below one that is not there yet, and puts the goal's files into the workspace.</summary>
    public static Trial Prepare(EvalGoal goal, ulong seed, string folder)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var trial = new Trial(goal, seed, Path.Combine(folder, "workspace"), Path.Combine(folder, "memory.md"));
        Directory.CreateDirectory(trial.Workspace);
        foreach (var (name, text) in goal.Files)
        {
            var path = Path.GetFullPath(name, trial.Workspace);
            if (!path.StartsWith(trial.Workspace + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new SuiteException($"The goal '{goal.Name}' has a file '{name}', which lies outside its workspace. Name a path below it.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        return trial;
    }

    /// <summary>Holds what the run left to the goal's expectation and checks.</summary>
    public GoalResult Judge(Run run, IReadOnlyList<Fact> facts, string journal, Library library, Core.Critiques.Checks judges)
    {
        ArgumentNullException.ThrowIfNull(run);
        var left = new Evidence(Goal, run, Files(), File.Exists(Memory) ? File.ReadAllText(Memory) : "", library, judges);
        return new GoalResult
        {
            Name = Goal.Name, Digest = Suite.Digest(Goal), Goal = Goal.Goal, Seed = Seed, Outcome = run.Outcome?.Kind, Message = run.Outcome?.Message ?? "",
            BriefCovers = run.Brief is { } brief ? Covers(brief) : null,
            Run = run.Header.Id, Journal = journal, Costs = RunCosts.Of(run, facts), Revisions = Drafts.Of(left, facts),
            Faults = [.. Ended(run), .. Goal.Checks.Select(check => check.Fault(left) is { } text ? new Fault(check.Name, text) : null).OfType<Fault>()],
        };
    }

    /// <summary>The result of a run that broke with an exception: a fault of the program, not of the model.</summary>
    public GoalResult Broken(Exception broken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        return new GoalResult
        {
            Name = Goal.Name, Digest = Suite.Digest(Goal), Goal = Goal.Goal, Seed = Seed,
            Faults = [new Fault(GoalFaults.Broken, $"{broken.GetType().Name}: {broken.Message}")],
        };
    }

    private bool Covers(Brief brief)
    {
        var files = Goal.Checks.OfType<TextCheck>().Select(check => check.File).OfType<string>().ToList();
        return brief.WithinReach == (Goal.Expect == Expectation.Done) && Goal.Checks.All(check => check.IsIn(brief))
            && (files.Count == 0 || files.Exists(file => FileSystemName.MatchesSimpleExpression(file, brief.File)));
    }

    private IEnumerable<Fault> Ended(Run run)
    {
        var right = Goal.Expect == Expectation.Done ? run.Outcome?.Kind == OutcomeKind.Met : run.Outcome?.Kind is OutcomeKind.OutOfReach or OutcomeKind.Denied;
        return right ? [] : [new Fault(GoalFaults.Ended, $"The run ended as {run.Outcome?.Kind.ToString() ?? "nothing"}: {run.Outcome?.Message}")];
    }

    private Dictionary<string, byte[]> Files() => Directory.EnumerateFiles(Workspace, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Workspace, file).Replace('\\', '/'), File.ReadAllBytes);
}

/// <summary>The names of faults that no check has.</summary>
public static class GoalFaults
{
    /// <summary>The run ended in another way than expected.</summary>
    public const string Ended = "ended";

    /// <summary>The program broke.</summary>
    public const string Broken = "broken";
}
