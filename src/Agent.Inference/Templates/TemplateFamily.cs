using Microsoft.Extensions.AI;

namespace Agent.Inference.Templates;

/// <summary>
/// One way of writing conversations: what stands before and after a message of each role. Whatever a message adds
/// stands at the end, so a longer conversation begins with the bytes of the shorter one.
/// </summary>
internal sealed record TemplateFamily(string Name, Func<string, string> Open, Func<string, string> Close)
{
    /// <summary>The texts by which the model knows whose turn it is.</summary>
    public required IReadOnlyList<string> Markers { get; init; }

    /// <summary>What stands first, given the conversation; it may look only at the messages before the first reply.</summary>
    public Func<IReadOnlyList<ChatMessage>, string> Preamble { get; init; } = _ => "";

    /// <summary>A blank that belongs to the content, because the tokenizer joins it with the first word.</summary>
    public string Lead { get; init; } = "";

    public bool TrimsContent { get; init; }

    /// <summary>Where the system message has no turn of its own: what stands before and after it inside the first user message.</summary>
    public (string Before, string After)? SystemInside { get; init; }

    public IEnumerable<TemplatePiece> Render(IReadOnlyList<ChatMessage> messages, bool reply)
    {
        if (Preamble(messages) is { Length: > 0 } preamble)
        {
            yield return new(preamble, true, -1);
        }

        var inside = new List<TemplatePiece>();
        for (var i = 0; i < messages.Count; i++)
        {
            var (role, text) = (Role(messages[i]), TrimsContent ? messages[i].Text.Trim() : messages[i].Text);
            if (role == "system" && SystemInside is var (before, after))
            {
                inside.AddRange([new(before, true, i), new(text, false, i), new(after, true, i)]);
                continue;
            }

            yield return new(Open(role), true, i);
            foreach (var piece in WithLead([.. inside, new(text, false, i)]))
            {
                yield return piece;
            }

            yield return new(Close(role), true, i);
            inside.Clear();
        }

        if (reply)
        {
            yield return new(Open("assistant"), true, -1);
        }
    }

    private IEnumerable<TemplatePiece> WithLead(List<TemplatePiece> pieces)
    {
        var first = pieces.FindIndex(piece => piece.Text.Length > 0 || piece == pieces[^1]);
        return pieces.Select((piece, i) => i == first ? piece with { Text = Lead + piece.Text } : piece);
    }

    /// <summary>The role as a word. Any other word is refused, because it would stand where the template speaks.</summary>
    private static string Role(ChatMessage message)
        => message.Role.Value is "system" or "user" or "assistant" or "tool"
            ? message.Role.Value
            : throw new ArgumentException($"There is no role '{message.Role.Value}'. The roles are: system, user, assistant, tool.", nameof(message));
}
