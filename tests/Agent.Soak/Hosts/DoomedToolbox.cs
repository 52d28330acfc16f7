using Agent.Core.Tools;

namespace Agent.Soak.Hosts;

/// <summary>Real tools whose process ends on either side of a chosen effect.</summary>
internal sealed class DoomedToolbox(IToolbox inner, Doom? doom, Fault fault) : IToolbox
{
    private int number = -1;

    public IReadOnlyList<Tool> Tools { get; } = fault == Fault.SilentRepeat ? [.. inner.Tools.Select(tool => tool with { Idempotent = true })] : inner.Tools;

    public async Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        number++;
        if (Is(Moment.BeforeEffect))
            await Doom.DieAsync();
        var observation = await inner.CallAsync(call, cancellationToken);
        if (Is(Moment.AfterEffect))
            await Doom.DieAsync();
        return observation;
    }

    private bool Is(Moment moment) => doom is not null && doom.Moment == moment && doom.Number == number;
}
