using Microsoft.Extensions.Hosting;

namespace Agent.Cli.Composition;

/// <summary>Keeps the host away from Ctrl-C and SIGTERM: the program hears them itself, since a second one must end it at once.</summary>
internal sealed class OwnSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
