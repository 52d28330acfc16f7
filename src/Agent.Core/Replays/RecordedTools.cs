using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Tools;

namespace Agent.Core.Replays;

/// <summary>Returns what the tools returned and what was delivered when the run was recorded; nothing is touched.</summary>
public sealed class RecordedTools(Record record, IReadOnlyList<Tool> tools) : IToolbox, IDeliverables
{
    public IReadOnlyList<Tool> Tools { get; } = tools;

    public Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Task.FromResult(record.Expect<ToolReturned>($"a call of '{call.Tool}'.").Observation);
    }

    public Task<string?> ReadAsync(string file, CancellationToken cancellationToken)
        => Task.FromResult(record.Expect<WorkChecked>($"reading '{file}'.").Text);
}
