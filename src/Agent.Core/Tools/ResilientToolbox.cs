using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Agent.Core.Tools;

/// <summary>A toolbox that gives an idempotent call a time limit and one more try after a passing fault. Every other call is made once and left alone: stopped halfway or made twice, nobody could say what it did.</summary>
public sealed class ResilientToolbox : IToolbox
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // The names that Toolbox gives to what a disk or a network may get over by itself.
    private static readonly string[] Passing = [nameof(IOException), nameof(HttpRequestException), nameof(TimeoutException)];

    private readonly IToolbox inner;
    private readonly TimeSpan timeout;
    private readonly ResiliencePipeline<Observation> pipeline;
    private readonly HashSet<string> idempotent;

    public ResilientToolbox(IToolbox inner, TimeSpan timeout, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(inner);
        this.inner = inner;
        this.timeout = timeout;
        idempotent = [.. inner.Tools.Where(tool => tool.Idempotent).Select(tool => tool.Name)];
        pipeline = new ResiliencePipelineBuilder<Observation> { TimeProvider = time }
            .AddTimeout(timeout)
            .AddRetry(new RetryStrategyOptions<Observation>
            {
                MaxRetryAttempts = 1,
                Delay = Pause,
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Result is { Failure: { } failure } && Passing.Contains(failure)),
            })
            .Build();
    }

    public IReadOnlyList<Tool> Tools => inner.Tools;

    public async Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!idempotent.Contains(call.Tool))
            return await inner.CallAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            return await pipeline.ExecuteAsync(async token => await inner.CallAsync(call, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            var tool = inner.Tools.First(tool => tool.Name == call.Tool);
            return new Observation($"The tool '{call.Tool}' did not answer within {timeout.TotalSeconds:0.#} seconds and was stopped.", Label.Of(tool.Effect)) { Failure = "timeout" };
        }
    }
}
