namespace Agent.Cli.Errors;

/// <summary>What the program's end tells the one who called it.</summary>
public enum ExitCode
{
    Met = 0,
    /// <summary>The run ended without the goal.</summary>
    NotMet = 1,
    /// <summary>What was asked cannot be understood: arguments, settings, the goal itself.</summary>
    Usage = 2,
    BudgetSpent = 3,
    /// <summary>Something that a run needs is missing or broken: the model, the workspace, the journal.</summary>
    Environment = 4,
    Denied = 5,
    Diverged = 6,
    /// <summary>Ctrl-C.</summary>
    Interrupted = 130,
    /// <summary>SIGTERM.</summary>
    Terminated = 143,
}
