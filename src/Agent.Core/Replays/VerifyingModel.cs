using Microsoft.Extensions.AI;

namespace Agent.Core.Replays;

/// <summary>Answers as the record does, after the model itself was asked and said the same.</summary>
internal sealed class VerifyingModel(RecordedModel recorded, Record record, Verification verification, Func<string> identity) : DelegatingChatClient(recorded)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = messages.ToList();
        await verification.CheckAsync(
            record, identity(), () => base.GetResponseAsync(request, options, cancellationToken), model => model.GetResponseAsync(request, options, cancellationToken)).ConfigureAwait(false);
        return await base.GetResponseAsync(request, options, cancellationToken).ConfigureAwait(false);
    }
}
