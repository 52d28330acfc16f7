using System.Text;
using Agent.Inference.Templates;
using LLama;
using LLama.Native;
using Microsoft.Extensions.AI;

namespace Agent.LLamaSharp;

/// <summary>
/// Conversations as tokens. Only what the template itself writes can become a control token; and a reply that comes back
/// is the tokens that it was made of, because encoding its text again could give others.
/// </summary>
internal sealed class PromptTokens(LLamaWeights weights, ChatTemplate template)
{
    private const int MostReplies = 4096;
    private readonly Dictionary<string, LLamaToken[]> _replies = new(StringComparer.Ordinal);

    public LLamaToken[] Of(IReadOnlyList<ChatMessage> messages)
    {
        var tokens = new List<LLamaToken>();
        if (weights.Vocab is { ShouldAddBOS: true, BOS: { } bos })
        {
            tokens.Add(bos);
        }

        foreach (var piece in template.Render(messages))
        {
            var isReply = !piece.Special && piece.MessageIndex >= 0 && messages[piece.MessageIndex].Role == ChatRole.Assistant;
            tokens.AddRange(isReply && _replies.TryGetValue(piece.Text, out var known) ? known : weights.Tokenize(piece.Text, false, piece.Special, Encoding.UTF8));
        }

        return [.. tokens];
    }

    public void Remember(string reply, LLamaToken[] tokens)
    {
        if (_replies.Count >= MostReplies)
        {
            _replies.Clear();
        }

        _replies[reply] = tokens;
    }
}
