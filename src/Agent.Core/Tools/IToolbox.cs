namespace Agent.Core.Tools;

/// <summary>The tools of a run, and the one door through which they are called.</summary>
public interface IToolbox
{
    IReadOnlyList<Tool> Tools { get; }

    /// <summary>Performs a call that was decided; a refusal or failure comes back as an observation, cancellation as an exception.</summary>
    Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken);
}
