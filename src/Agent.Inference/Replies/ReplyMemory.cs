using System.Diagnostics.CodeAnalysis;

namespace Agent.Inference.Replies;

/// <summary>
/// The token ids that given replies were made of. Encoding the text again could give others, and then nothing after
/// that place would be found in the cache. The oldest are forgotten first.
/// </summary>
internal sealed class ReplyMemory(int most = 4096)
{
    private readonly Dictionary<string, int[]> _tokens = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Keep(string text, ReadOnlySpan<int> tokens)
    {
        if (!_tokens.ContainsKey(text))
        {
            _order.Enqueue(text);
            if (_order.Count > most)
            {
                _tokens.Remove(_order.Dequeue());
            }
        }

        _tokens[text] = tokens.ToArray();
    }

    public bool TryGet(string text, [NotNullWhen(true)] out int[]? tokens) => _tokens.TryGetValue(text, out tokens);
}
