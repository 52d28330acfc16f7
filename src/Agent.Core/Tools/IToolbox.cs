namespace Agent.Core.Tools;

/// <summary>The tools of a run, and the one door through which they are called.</summary>
public interface IToolbox
{
    IReadOnlyList<Tool> Tools { get; }

    /// <summary>Performs a call that was decided; a refusal or failure comes back as an observation, cancellation as an exception.</summary>
    /// <exception cref="CannotGoOnException">No reply of the model could mend the failure, so the run stops here.</exception>
    Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken);
}
