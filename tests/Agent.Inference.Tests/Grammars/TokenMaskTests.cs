using System.Text;
using System.Text.Json;
using Agent.Inference.Grammars;
using Xunit;

namespace Agent.Inference.Tests.Grammars;

public sealed class TokenMaskTests
{
    private const int End = 0;
    private const int Control = 1;

    [Fact]
    public void A_mask_is_what_trying_every_token_gives()
    {
        var random = new Random(6);
        var schemas = new RandomSchema(random);
        var tokens = Vocabulary(random, 1500);
        var mask = new TokenMask(tokens, new HashSet<int> { End });
        var allowed = new ulong[mask.Words];
        for (var i = 0; i < 60; i++)
        {
            using var document = JsonDocument.Parse(schemas.Next().ToJsonString());
            Walks.Random(JsonGrammar.Compile(document.RootElement), random, 30, (state, prefix) =>
            {
                mask.Allowed(state, allowed);
                for (var token = 0; token < tokens.Count; token++)
                {
                    var expected = token == End ? state.IsComplete : Tried(state, tokens[token].Span);
                    Assert.Equal(expected, (allowed[token >> 6] >> (token & 63) & 1) != 0);
                    Assert.Equal(expected, mask.Allows(state, token));
                }
            });
        }
    }

    [Fact]
    public void The_end_is_allowed_only_when_the_value_is_whole_and_control_tokens_never()
    {
        var tokens = Vocabulary(new Random(7), 10);
        var mask = new TokenMask(tokens, new HashSet<int> { End });
        var state = Walks.Compile("""{"type":"integer"}""").Start();
        Assert.False(mask.Allows(state, End));
        state.Advance((byte)'7');
        Assert.True(mask.Allows(state, End));
        Assert.False(mask.Allows(state, Control));
        Assert.False(mask.Allows(state, tokens.Count));
        Assert.False(mask.Allows(state, -1));
    }

    [Fact]
    public void Characters_count_and_not_bytes_where_a_string_is_nearly_full()
    {
        ReadOnlyMemory<byte>[] tokens = [.. new[] { "", "ab", "🐑", "🐑🐑", "é\"", "\"", "éé\"", "\\n" }.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text)), new byte[] { 0xF0 }, new byte[] { (byte)'a', 0xF0 }];
        var mask = new TokenMask(tokens, new HashSet<int> { End });
        var allowed = new ulong[mask.Words];
        mask.Allowed(Walks.Compile("""{"type":"string","maxLength":2}""").After("\"x"), allowed);
        Assert.Equal(0b01_1011_0100UL, allowed[0]);
    }

    [Fact]
    public void A_set_that_is_too_small_is_refused_with_both_sizes()
    {
        var mask = new TokenMask(Vocabulary(new Random(8), 100), new HashSet<int> { End });
        var refused = Assert.Throws<ArgumentException>(() => mask.Allowed(Walks.Compile("true").Start(), new ulong[1]));
        Assert.Contains($"takes {mask.Words} words and has 1", refused.Message);
    }

    private static bool Tried(JsonGrammarState state, ReadOnlySpan<byte> token)
    {
        var ahead = state.Copy();
        foreach (var next in token)
        {
            if (!ahead.Accepts(next))
            {
                return false;
            }
            ahead.Advance(next);
        }
        return !token.IsEmpty;
    }

    /// <summary>An end and a control token, every byte (some twice), and random pieces of what JSON and text are made of.</summary>
    private static List<ReadOnlyMemory<byte>> Vocabulary(Random random, int pieces)
    {
        List<ReadOnlyMemory<byte>> tokens = ["</s>"u8.ToArray(), ReadOnlyMemory<byte>.Empty];
        for (var next = 0; next < 256; next++)
        {
            tokens.Add(new[] { (byte)next });
        }
        foreach (var ending in (string[])["", "\"", "\"}", "\","])
        {
            tokens.Add(Encoding.UTF8.GetBytes(new string('a', 300) + ending));
        }
        string[] parts = ["\"", "\"", ",", ":", "{", "}", "[", "]", "\\", "u00", "d83d", "a", "b", "plain", "fixed", "12", "0", ".", "-", " ", "é", "🐑", "true", "null", "ab", "\n"];
        for (var i = 0; i < pieces; i++)
        {
            var piece = string.Concat(Enumerable.Range(0, 1 + random.Next(5)).Select(_ => parts[random.Next(parts.Length)]));
            var bytes = Encoding.UTF8.GetBytes(piece);
            tokens.Add(random.Next(8) == 0 ? bytes.AsMemory(0, 1 + random.Next(bytes.Length)) : bytes);
        }
        return tokens;
    }
}
