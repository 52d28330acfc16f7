using System.Diagnostics;
using Agent.Soak.Hosts;

namespace Agent.Soak.Deaths;

/// <summary>One process of the program under test, and the facts that it acknowledged on its standard output.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly Task reading;
    private readonly Task<string> complaining;
    private readonly List<string> acknowledged = [];
    private readonly TaskCompletionSource begun = new();

    private ChildProcess(Process process)
    {
        this.process = process;
        reading = ReadAsync();
        complaining = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The lines that were written whole, each a fact or the closing document.</summary>
    public IReadOnlyList<string> Acknowledged => acknowledged;

    /// <summary>Done when the first fact of this process was acknowledged, or it ended without one.</summary>
    public Task Begun => begun.Task;

    public static ChildProcess Start(string folder, Doom? doom, Fault fault, string[] arguments, bool builtIn = false)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "agent-soak.dll"), "host", .. arguments, "--output", "ndjson"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AGENT_HOME"] = Path.Combine(folder, "home"), [SoakHost.DoomVariable] = doom?.ToString(), [SoakHost.FaultVariable] = fault.ToString(), [SoakHost.ModelVariable] = builtIn ? "built-in" : null, ["AGENT_MODEL"] = null, ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableDiagnostics"] = "0" },
        };
        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException("The program could not be started."));
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => process.Kill();

    /// <summary>The exit code, and what was said on standard error.</summary>
    public async Task<(int Exit, string Error)> EndAsync()
    {
        await process.WaitForExitAsync();
        await reading;
        return (process.ExitCode, await complaining);
    }

    public void Dispose() => process.Dispose();

    private async Task ReadAsync()
    {
        var rest = "";
        var buffer = new char[4096];
        while (await process.StandardOutput.ReadAsync(buffer) is > 0 and var read)
        {
            var lines = (rest + new string(buffer, 0, read)).Split('\n');
            // What has no line break was not said to its end.
            rest = lines[^1];
            acknowledged.AddRange(lines[..^1]);
            if (acknowledged.Count > 0)
                begun.TrySetResult();
        }
        begun.TrySetResult();
    }
}
