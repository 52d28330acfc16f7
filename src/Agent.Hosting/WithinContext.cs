using Agent.Core.Models;
using Agent.Inference.Llama;
using Agent.Inference.Replies;
using Microsoft.Extensions.AI;

namespace Agent.Hosting;

/// <summary>Tells the loop in its own words that a request or its shortest reply does not fit, so that a run can make room instead of breaking off.</summary>
public sealed class WithinContext(IChatClient model) : DelegatingChatClient(model)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ContextOverflowException overflow)
        {
            throw new RequestOverflowException(overflow.Tokens, overflow.ContextLength);
        }
        catch (OutputLimitException overflow)
        {
            throw new ReplyOverflowException(overflow.Tokens);
        }
    }
}
