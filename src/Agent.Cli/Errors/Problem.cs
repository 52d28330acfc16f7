using Agent.Core;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Replays;
using Agent.Core.Tools;
using Agent.Evaluation.Suites;
using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Tools.Workspaces;
using Microsoft.Extensions.Options;

namespace Agent.Cli.Errors;

/// <summary>Why the program could not do what was asked: a code for programs, a sentence of fact, the next step, and the exit code.</summary>
public sealed record Problem(ExitCode Exit, string Code, string Message, string Hint)
{
    /// <summary>What an exception means to the user. Whatever is not named here is a fault of ours and says so.</summary>
    public static Problem Of(Exception exception) => exception switch
    {
        ProblemException told => told.Problem,
        GoalException goal => new(ExitCode.Usage, "goal", goal.Message, ""),
        OptionsValidationException options => new(ExitCode.Usage, "settings", string.Join(' ', options.Failures), ""),
        GgufException model => new(ExitCode.Environment, "model", model.Message, "Name another file with --model, or with --adapter for an adapter. See what there is: agent models list"),
        FileNotFoundException { FileName: { } file } missing when file.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase)
            => new(ExitCode.Environment, "model", missing.Message, "Name another file with --model, or with --adapter for an adapter. See what there is: agent models list"),
        WorkspaceException workspace => new(ExitCode.Environment, "workspace", workspace.Message, "Choose another folder: agent run --workspace DIR GOAL"),
        DirectoryNotFoundException folder => new(ExitCode.Environment, "folder", folder.Message, "Check: agent doctor"),
        ResumeException resume => new(ExitCode.Environment, "resume", resume.Message, resume.Remedy),
        RestoreException restore => new(ExitCode.Environment, "workspace", restore.Message, "Give a folder that holds the files as they were at that fact: agent fork RUN --at N --workspace DIR"),
        JournalException journal => new(ExitCode.Environment, "journal", journal.Message, ""),
        DivergenceException divergence => new(ExitCode.Diverged, "diverged", divergence.Message, "Another version of the program made the journal, or the journal was changed."),
        ContextOverflowException overflow => new(ExitCode.NotMet, "context", overflow.Message, "Give a shorter goal, or a model that can hold more: agent run --model FILE.gguf GOAL"),
        SuiteException suite => new(ExitCode.Usage, "suite", suite.Message, ""),
        OperationCanceledException => new(ExitCode.Interrupted, "cancelled", "The program was stopped.", ""),
        CannotGoOnException stopped => new(ExitCode.Environment, "disk", stopped.Message, "Mend the cause, then go on: agent resume last"),
        IOException or UnauthorizedAccessException => new(ExitCode.Environment, "disk", $"A file could not be read or written: {exception.Message.TrimEnd('.')}.", "Mend the cause and try again. Check: agent doctor"),
        _ => new(ExitCode.NotMet, "fault", $"The program has a fault: {exception.GetType().Name}: {exception.Message}", "Run it again with --verbose to see where, and report it with that text."),
    };
}

/// <summary>A problem on its way to the user.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
