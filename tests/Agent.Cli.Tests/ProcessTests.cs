using System.Diagnostics;
using Agent.Cli.Tests.Proofs;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Testing;

namespace Agent.Cli.Tests;

/// <summary>The program as a process, where only that can show what it does.</summary>
public sealed class ProcessTests
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_stops_the_run_and_leaves_a_whole_journal(string signal, int exit)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Signals are sent with 'kill'.");
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(File.Exists(BuiltInModel), "The built-in model is not part of this build.");
        using var program = Start(folder, "run", "make an Easter recipe");
        // The first line says that the journal has begun.
        Assert.StartsWith("run ", await program.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using (var kill = Process.Start("kill", ["-s", signal, $"{program.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(exit, program.ExitCode);
        KeptJournals.Keep(folder["home"], [], "agent run, as a process");
        var journal = Assert.Single(Directory.GetFiles(folder.Path, "journal.jsonl", SearchOption.AllDirectories));
        var reading = JournalFile.Read(journal).Verified();
        Assert.Equal(0, reading.Tail.Length);
        Assert.Equal(OutcomeKind.Cancelled, Assert.IsType<RunEnded>(reading.Facts[^1]).Outcome.Kind);
    }

    private static string BuiltInModel => Path.Combine(AppContext.BaseDirectory, "models", "chef-nano.gguf");

    // A shell that starts the tests in the background lets them ignore Ctrl-C, and so all that they start.
    private static readonly string[] Shell = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];

    private static Process Start(TemporaryFolder folder, params string[] arguments) => Process.Start(new ProcessStartInfo(Shell[0], [.. Shell[1..], Path.Combine(AppContext.BaseDirectory, "agent.dll"), .. arguments])
    {
        WorkingDirectory = folder.Path,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        Environment = { ["AGENT_HOME"] = folder["home"], ["AGENT_MODEL"] = null },
    })!;
}
