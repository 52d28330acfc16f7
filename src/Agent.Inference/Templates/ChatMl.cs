using Microsoft.Extensions.AI;

namespace Agent.Inference.Templates;

/// <summary>ChatML: every message between <c>&lt;|im_start|&gt;role</c> and <c>&lt;|im_end|&gt;</c>.</summary>
internal sealed class ChatMl : TemplateFamily
{
    public override string Name => "ChatML";

    public override IEnumerable<TemplatePiece> Render(IReadOnlyList<ChatMessage> messages, bool reply)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            yield return Marker($"<|im_start|>{Role(messages[i])}\n", i);
            yield return Content(messages[i].Text, i);
            yield return Marker("<|im_end|>\n", i);
        }

        if (reply)
        {
            yield return Marker("<|im_start|>assistant\n", -1);
        }
    }
}
