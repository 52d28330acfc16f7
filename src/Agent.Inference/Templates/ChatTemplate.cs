using Agent.Inference.Files;
using Agent.Inference.Tokenizers;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Templates;

/// <summary>
/// Writes a conversation in the form that a model was trained on. The program inside a model file is never run:
/// it only tells which of the known forms is meant.
/// </summary>
public sealed class ChatTemplate
{
    private const string Choices = "ChatML, Llama 3, Zephyr, StableLM, Alpaca, Dolly, Mistral, Gemma";
    private readonly TemplateFamily _family;
    private readonly string[] _textMarkers;

    private ChatTemplate(TemplateFamily family, IEnumerable<string> textMarkers)
    {
        _family = family;
        _textMarkers = [.. textMarkers];
    }

    /// <summary>The family's name, such as <c>ChatML</c>.</summary>
    public string Name => _family.Name;

    /// <summary>Texts at which a reply is over although they are no control tokens of this model.</summary>
    public IReadOnlyList<string> Stops => _textMarkers;

    /// <summary>
    /// The template that a file's <c>tokenizer.chat_template</c> amounts to, or the one that is named.
    /// Throws <see cref="GgufException"/> with the choices where it is none of the known ones.
    /// </summary>
    public static ChatTemplate From(GgufFile file, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = file.Text("tokenizer.chat_template") ?? "";
        var end = End(file);
        var family = name is null ? Recognise(text, end) : Named(name, text, end);
        if (family is null)
        {
            var fact = name is not null ? $"there is no chat template '{name}'"
                : text.Length == 0 ? "it has no 'tokenizer.chat_template'" : "its 'tokenizer.chat_template' is none that this engine knows";
            throw file.Refused($"{fact}. Name one of: {Choices}.");
        }

        return new(family, family.Markers.Except(AddedTokens.Pieces(file)));
    }

    /// <summary>The prompt in pieces; with <paramref name="reply"/> it ends where the model's reply begins.</summary>
    public IReadOnlyList<TemplatePiece> Render(IReadOnlyList<ChatMessage> messages, bool reply = true)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return [.. _family.Render(messages, reply)
            .Where(piece => piece.Text.Length > 0)
            .Select(piece => piece.Special ? piece : piece with { Text = Disarm(piece.Text) })];
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

        var begins = true;
        foreach (var piece in Render(messages, reply))
        {
            begins = tokenizer.Encode(piece.Text, piece.Special, begins, tokens);
        }

        return [.. tokens];
    }

    private static TemplateFamily? Recognise(string template, string end)
    {
        return template switch
        {
            _ when Has("<|im_start|>") => TurnTemplates.ChatMl,
            _ when Has("<|start_header_id|>") => TurnTemplates.Llama3,
            _ when Has("<start_of_turn>") => TurnTemplates.Gemma,
            _ when Has("<|USER|>") => TurnTemplates.StableLm,
            _ when Has("<|user|>") && !Has("<|end|>") => TurnTemplates.Zephyr(Has("<|endoftext|>") ? "<|endoftext|>" : end),
            _ when Has("[INST]") => TurnTemplates.Mistral(end, Has("<<SYS>>")),
            _ when Has("### Instruction:") && Has("### End") => InstructionTemplates.Dolly,
            _ when Has("### Instruction:") => InstructionTemplates.Alpaca(end),
            _ => null,
        };

        bool Has(string marker) => template.Contains(marker, StringComparison.Ordinal);
    }

    private static TemplateFamily? Named(string name, string template, string end) => name switch
    {
        "ChatML" => TurnTemplates.ChatMl,
        "Llama 3" => TurnTemplates.Llama3,
        "Zephyr" => TurnTemplates.Zephyr(end),
        "StableLM" => TurnTemplates.StableLm,
        "Alpaca" => InstructionTemplates.Alpaca(end),
        "Dolly" => InstructionTemplates.Dolly,
        "Mistral" => TurnTemplates.Mistral(end, template.Contains("<<SYS>>", StringComparison.Ordinal)),
        "Gemma" => TurnTemplates.Gemma,
        _ => null,
    };

    private static string End(GgufFile file)
        => file.Texts("tokenizer.ggml.tokens") is { } tokens && file.Integer("tokenizer.ggml.eos_token_id") is >= 0 and var eos && eos < tokens.Count
            ? tokens[(int)eos]
            : "</s>";

    // A marker that is plain text to the model would work from inside a message too, so it is broken there by a blank.
    private string Disarm(string content)
        => _textMarkers.Aggregate(content, (text, marker) => text.Replace(marker, $"{marker[0]} {marker[1..]}", StringComparison.Ordinal));
}
