using Microsoft.Extensions.AI;

namespace Agent.Inference.Templates;

/// <summary>One way of writing conversations that several models share.</summary>
internal abstract class TemplateFamily
{
    public abstract string Name { get; }

    public abstract IEnumerable<TemplatePiece> Render(IReadOnlyList<ChatMessage> messages, bool reply);

    protected static TemplatePiece Marker(string text, int message) => new(text, true, message);

    protected static TemplatePiece Content(string text, int message) => new(text, false, message);

    /// <summary>The role as a word. Any other word is refused, because it would stand where the template speaks.</summary>
    protected static string Role(ChatMessage message)
        => message.Role.Value is "system" or "user" or "assistant" or "tool"
            ? message.Role.Value
            : throw new ArgumentException($"There is no role '{message.Role.Value}'. The roles are: system, user, assistant, tool.", nameof(message));
}
