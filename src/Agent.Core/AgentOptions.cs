using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Policies;

namespace Agent.Core;

/// <summary>The settings of a run that a host may choose; every one has a default that is safe.</summary>
public sealed class AgentOptions
{
    public Budget Budget { get; set; } = new();

    public Grant Grant { get; set; } = Grant.Default;

    /// <summary>The seed of every draw. Null takes a fresh one for each run, which its journal keeps.</summary>
    public ulong? Seed { get; set; }

    /// <summary>The folder that holds one folder for each run. Default <c>~/.agent/runs</c>.</summary>
    public string Runs { get; set; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".agent", "runs");

    /// <summary>The folder in which the tools read and write files, as the journal keeps it; empty when they have none.</summary>
    public string Workspace { get; set; } = "";

    /// <summary>The walls round what a tool executes, as the journal keeps it. Default <c>none</c>: no tool of this repository executes anything.</summary>
    public string Sandbox { get; set; } = "none";

    /// <summary>What earlier runs were told to remember, asked once at the start of each run.</summary>
    public Func<string> Notes { get; set; } = static () => "";

    /// <summary>The files of the workspace, asked once at the start of each run, so that it can tell what a goal wants read from what it wants written. Null where nobody can say.</summary>
    public Func<IReadOnlyList<string>>? Files { get; set; }

    /// <summary>Mends the slips of the finger in a goal before anybody reads it. Null leaves it as it is.</summary>
    public Func<Goal, Goal>? Spelling { get; set; }

    /// <summary>Reads from a goal the work on files that it asks for beyond doubt, asked once at the start of each run. Null where nobody can say.</summary>
    public Func<Goal, CancellationToken, Task<Chore?>>? Chore { get; set; }

    /// <summary>How long a tool that can safely be called again may take before it is stopped. Default 60 seconds.</summary>
    public TimeSpan ToolTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
