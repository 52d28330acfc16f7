using Agent.Inference.Templates;
using Agent.Inference.Tokenizers;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Replies;

/// <summary>Writes a conversation as tokens; the model's own replies come back as the ids that it chose.</summary>
internal sealed class PromptEncoder(Tokenizer tokenizer, ChatTemplate template, ReplyMemory replies)
{
    public int[] Encode(IReadOnlyList<ChatMessage> messages)
    {
        var tokens = new List<int>();
        if (tokenizer is { AddsBos: true, Bos: { } bos })
        {
            tokens.Add(bos);
        }

        var begins = true;
        foreach (var piece in template.Render(messages))
        {
            if (IsReply(piece, messages) && replies.TryGet(piece.Text, out var chosen))
            {
                tokens.AddRange(chosen);
                begins = false;
            }
            else
            {
                begins = tokenizer.Encode(piece.Text, piece.Special, begins, tokens);
            }
        }

        return [.. tokens];
    }

    private static bool IsReply(TemplatePiece piece, IReadOnlyList<ChatMessage> messages)
        => !piece.Special && piece.MessageIndex >= 0 && messages[piece.MessageIndex].Role == ChatRole.Assistant;
}
