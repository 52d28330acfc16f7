using Microsoft.Extensions.AI;

namespace ChefNano.Teacher;

/// <summary>One training text: a conversation as the loop renders it, and which of its messages are to be learned.</summary>
internal sealed record Lesson(IReadOnlyList<ChatMessage> Messages, IReadOnlySet<int> Learned);
