using Agent.Inference.Files;
using Agent.Inference.Tokenizers;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Templates;

/// <summary>Writes a conversation in the form that a model was trained on.</summary>
public sealed class ChatTemplate
{
    private readonly TemplateFamily _family;

    private ChatTemplate(TemplateFamily family) => _family = family;

    /// <summary>The family's name, such as <c>ChatML</c>.</summary>
    public string Name => _family.Name;

    /// <summary>The template that a file's <c>tokenizer.chat_template</c> amounts to. Throws <see cref="GgufException"/> where it is none that this engine knows.</summary>
    public static ChatTemplate From(GgufFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = file.Text("tokenizer.chat_template") ?? "";
        return text.Contains("<|im_start|>", StringComparison.Ordinal)
            ? new ChatTemplate(new ChatMl())
            : throw file.Refused("its chat template is not one that this engine knows. The templates are: ChatML.");
    }

    /// <summary>The prompt in pieces; with <paramref name="reply"/> it ends where the model's reply begins.</summary>
    public IReadOnlyList<TemplatePiece> Render(IReadOnlyList<ChatMessage> messages, bool reply = true)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return [.. _family.Render(messages, reply)];
    }

    /// <summary>The tokens of the prompt; only what the template itself wrote can become a control token.</summary>
    public int[] Encode(Tokenizer tokenizer, IReadOnlyList<ChatMessage> messages, bool reply = true)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        var tokens = new List<int>();
        if (tokenizer is { AddsBos: true, Bos: { } bos })
        {
            tokens.Add(bos);
        }

        foreach (var piece in Render(messages, reply))
        {
            tokens.AddRange(tokenizer.Encode(piece.Text, piece.Special));
        }

        return [.. tokens];
    }
}
