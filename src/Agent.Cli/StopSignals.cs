using System.Runtime.InteropServices;
using Agent.Cli.Errors;

namespace Agent.Cli;

/// <summary>Ctrl-C and SIGTERM: the first asks the run to stop, the second ends the program at once.</summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;
    private int received;

    public StopSignals()
    {
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Received), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Received)];
    }

    public CancellationToken Token => stop.Token;

    /// <summary>The exit code of a program that this signal ended.</summary>
    public ExitCode ExitCode { get; private set; } = ExitCode.Interrupted;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Dispose();
    }

    private void Received(PosixSignalContext signal)
    {
        // What is not cancelled here takes its usual way, which ends the process.
        signal.Cancel = Interlocked.Increment(ref received) == 1;
        ExitCode = signal.Signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted;
        if (signal.Cancel)
            stop.Cancel();
    }
}
