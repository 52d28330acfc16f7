using Agent.Cli.Errors;
using Agent.Core;

namespace Agent.Cli;

/// <summary>All that the program knows of the world around it, so that a test can be another world.</summary>
public sealed record Surroundings
{
    public required TextReader In { get; init; }

    /// <summary>Takes results only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Takes progress and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person watches <see cref="Error"/>, so that it may move the cursor.</summary>
    public bool ErrorIsTerminal { get; init; }

    public bool InIsRedirected { get; init; } = true;

    public required Func<string, string?> Variable { get; init; }

    public required string CurrentFolder { get; init; }

    public required string UserFolder { get; init; }

    /// <summary>Where the program lies, with the library and the built-in model beside it.</summary>
    public required string ProgramFolder { get; init; }

    /// <summary>Asks the program to stop.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The exit code of a program that was stopped.</summary>
    public Func<ExitCode> Stopped { get; init; } = static () => ExitCode.Interrupted;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The last word on what the agent is made of, for those who embed this command line or test it.</summary>
    public Action<AgentBuilder>? Compose { get; init; }

    /// <summary>The folder of this user's runs, notes and settings.</summary>
    public string Home => Variable("AGENT_HOME") is { Length: > 0 } home ? FullPath(home) : Path.Combine(UserFolder, ".agent");

    public string Runs => Path.Combine(Home, "runs");

    public string Memory => Path.Combine(Home, "memory.md");

    public string Settings => Path.Combine(Home, "agent.json");

    public string Library => Path.Combine(ProgramFolder, "library");

    public string BuiltInModel => Path.Combine(ProgramFolder, "models", "chef-nano.gguf");

    public string FullPath(string path) => Path.GetFullPath(path, CurrentFolder);

    public static Surroundings OfThisProcess(StopSignals signals) => new()
    {
        Stop = signals.Token,
        Stopped = () => signals.ExitCode,
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        InIsRedirected = Console.IsInputRedirected,
        Variable = Environment.GetEnvironmentVariable,
        CurrentFolder = Environment.CurrentDirectory,
        UserFolder = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        ProgramFolder = AppContext.BaseDirectory,
    };
}
