using System.Buffers;
using System.Text;
using System.Text.Json;
using Agent.Inference.Grammars;

namespace Agent.Inference.Tests.Grammars;

internal static class Walks
{
    public static JsonGrammar Compile(string schema)
    {
        using var document = JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = 4096 });
        return JsonGrammar.Compile(document.RootElement);
    }

    public static bool Takes(this JsonGrammar grammar, string json) => grammar.Takes(Encoding.UTF8.GetBytes(json));

    public static bool Takes(this JsonGrammar grammar, ReadOnlySpan<byte> json)
    {
        var state = grammar.Start();
        foreach (var next in json)
        {
            if (!state.Accepts(next))
            {
                return false;
            }
            state.Advance(next);
        }
        return state.IsComplete;
    }

    public static JsonGrammarState After(this JsonGrammar grammar, string prefix)
    {
        var state = grammar.Start();
        state.Advance(Encoding.UTF8.GetBytes(prefix));
        return state;
    }

    public static byte[] Choices(this JsonGrammarState state)
        => [.. Enumerable.Range(0, 256).Select(next => (byte)next).Where(state.Accepts)];

    public static string Forced(this JsonGrammarState state)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Encoding.UTF8.GetString(bytes[..state.Forced(bytes)]);
    }

    public static byte[] Completion(this JsonGrammarState state)
    {
        var writer = new ArrayBufferWriter<byte>();
        state.ShortestCompletion(writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>A walk over allowed bytes for at most <paramref name="most"/> steps, then the shortest way out.</summary>
    public static byte[] Random(JsonGrammar grammar, Random random, int most, Action<JsonGrammarState, byte[]>? at = null)
    {
        var state = grammar.Start();
        var bytes = new List<byte>();
        while (bytes.Count < most)
        {
            at?.Invoke(state, [.. bytes]);
            var choices = state.Choices();
            if (choices.Length == 0 || (state.IsComplete && random.Next(3) == 0))
            {
                break;
            }
            // Printable ends of strings come up rarely among 256 bytes, so quotes are favoured.
            var next = choices.Contains((byte)'"') && random.Next(4) == 0 ? (byte)'"' : choices[random.Next(choices.Length)];
            state.Advance(next);
            bytes.Add(next);
        }
        bytes.AddRange(state.Completion());
        return [.. bytes];
    }
}
