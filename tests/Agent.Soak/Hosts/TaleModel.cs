using System.Globalization;
using System.Runtime.CompilerServices;
using Agent.Core.Tools;
using Microsoft.Extensions.AI;

namespace Agent.Soak.Hosts;

/// <summary>A model that tells the tale from whatever conversation it finds, so that a process that goes on needs nothing of the one before. Told that an effect is unknown, it looks before it acts.</summary>
internal sealed class TaleModel : IChatClient
{
    public static Core.Journals.ModelCard Card { get; } = new("tale", "given by the harness", new string('7', 64), 1_000_000);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] said = [.. messages];
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Reply(said)))
        {
            Usage = new UsageDetails { InputTokenCount = 10 * said.Length, OutputTokenCount = 10 },
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private static string Reply(ChatMessage[] said) => said[^1].Text switch
    {
        var brief when brief.StartsWith("Goal: ", StringComparison.Ordinal) => Tale.Brief,
        var plan when plan.StartsWith("Write the plan", StringComparison.Ordinal) => Tale.Plan,
        var step when step.StartsWith("Step ", StringComparison.Ordinal) => Act(step, said),
        _ => Tale.Met,
    };

    private static string Act(string step, ChatMessage[] said)
    {
        var number = int.Parse(step.Split(' ')[1], CultureInfo.InvariantCulture);
        var returned = said.SkipWhile(message => message.Text != step).LastOrDefault(message => message.Role == ChatRole.Tool)?.Text ?? "";
        return (number, InDoubt: returned.Contains("it is unknown whether it took effect", StringComparison.Ordinal)) switch
        {
            (<= Tale.Lines, true) => Call("read_file", $$"""{"path":"{{Tale.File}}"}"""),
            (<= Tale.Lines, _) when returned.Contains(Tale.Line(number), StringComparison.Ordinal) => Call(Tool.StepDone.Name, "{}"),
            (<= Tale.Lines, _) => Call("append_file", $$"""{"path":"{{Tale.File}}","content":"{{Tale.Line(number)}}\n"}"""),
            // Notes cannot be read back, so what is unknown stays unknown.
            (Tale.Lines + 1, true) => Call(Tool.StepDone.Name, "{}"),
            (Tale.Lines + 1, _) => Call("remember", $$"""{"note":"{{Tale.Note}}"}"""),
            _ => Call("read_file", $$"""{"path":"{{Tale.File}}"}"""),
        };
    }

    private static string Call(string tool, string arguments) => $$"""{"thought":"go on","tool":"{{tool}}","args":{{arguments}}}""";
}
