using System.Text.Json;
using Agent.Core.Tools;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Core.Tests.Tools;

public sealed class ResilientToolboxTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData("IOException")]
    [InlineData("HttpRequestException")]
    [InlineData("TimeoutException")]
    public async Task A_passing_fault_of_an_idempotent_call_gets_one_more_try(string fault)
    {
        var tools = new Faulty(idempotent: true, Failed(fault), Gave("found"));

        var observation = await CallAsync(tools);

        Assert.Equal("found", observation.Text);
        Assert.Equal(2, tools.Calls);
    }

    [Fact]
    public async Task A_fault_that_stays_is_told_after_the_second_try()
    {
        var tools = new Faulty(idempotent: true, Failed("IOException"), Failed("IOException"), Gave("too late"));

        Assert.Equal("IOException", (await CallAsync(tools)).Failure);
        Assert.Equal(2, tools.Calls);
    }

    [Theory]
    [InlineData("FileNotFoundException")]
    [InlineData("no_such_document")]
    public async Task A_fault_that_will_not_pass_is_told_at_once(string fault)
    {
        var tools = new Faulty(idempotent: true, Failed(fault), Gave("never"));

        Assert.Equal(fault, (await CallAsync(tools)).Failure);
        Assert.Equal(1, tools.Calls);
    }

    [Fact]
    public async Task A_call_that_is_not_idempotent_is_made_once_whatever_comes_back()
    {
        var tools = new Faulty(idempotent: false, Failed("IOException"), Gave("never"));

        Assert.Equal("IOException", (await CallAsync(tools)).Failure);
        Assert.Equal(1, tools.Calls);
    }

    [Fact]
    public async Task An_idempotent_call_that_takes_too_long_is_stopped_and_the_model_is_told()
    {
        var tools = new Faulty(idempotent: true, (Observation?)null);

        var observation = await CallAsync(tools);

        Assert.Equal("timeout", observation.Failure);
        Assert.Equal("The tool 'look' did not answer within 5 seconds and was stopped.", observation.Text);
        Assert.Equal("library", observation.Label.Source);
    }

    [Fact]
    public async Task A_call_that_is_not_idempotent_is_never_stopped_halfway()
    {
        var tools = new Faulty(idempotent: false, (Observation?)null);
        var call = new ResilientToolbox(tools, TimeSpan.FromSeconds(5), time).CallAsync(Call, TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromHours(1));
        Assert.False(call.IsCompleted);
        tools.Release();
        Assert.Equal("at last", (await call).Text);
    }

    [Fact]
    public async Task A_stopped_run_stops_the_call()
    {
        using var stop = new CancellationTokenSource();
        var call = new ResilientToolbox(new Faulty(idempotent: true, (Observation?)null), TimeSpan.FromSeconds(5), time).CallAsync(Call, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static ToolCall Call { get; } = new("look", JsonSerializer.SerializeToElement(new { }));

    private static Observation Gave(string text) => new(text, Label.Of(Effect.ReadLibrary));

    private static Observation Failed(string reason) => Gave("It did not work.") with { Failure = reason };

    // Time moves only while the call waits for it: for its pause before the second try, or for its limit.
    private async Task<Observation> CallAsync(Faulty tools)
    {
        var call = new ResilientToolbox(tools, TimeSpan.FromSeconds(5), time).CallAsync(Call, TestContext.Current.CancellationToken);
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        return await call;
    }

    /// <summary>Answers its calls in order; a null answer waits until it is released or cancelled.</summary>
    private sealed class Faulty(bool idempotent, params Observation?[] answers) : IToolbox
    {
        private readonly TaskCompletionSource<Observation> waiting = new();

        public int Calls { get; private set; }

        public IReadOnlyList<Tool> Tools { get; } = [new Tool("look", "Looks.", Effect.ReadLibrary, idempotent, [])];

        public void Release() => waiting.SetResult(Gave("at last"));

        public Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken)
            => answers[Calls++] is { } answer ? Task.FromResult(answer) : waiting.Task.WaitAsync(cancellationToken);
    }
}
