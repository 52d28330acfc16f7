using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Agent.Inference.Grammars;

/// <summary>
/// What the tokens of a vocabulary do inside a free string, worked out once. Between two characters a token either keeps
/// the string open, and then only the number of its characters matters, or closes it, and then only its tail behind the
/// quote has to be walked, once for all tokens that share it.
/// </summary>
internal sealed class StringTokens
{
    // Marks a token that does not keep the string open or has too many characters for a byte.
    private const byte NotPlain = byte.MaxValue;

    /// <summary>For each token that keeps the string open: how many characters it begins.</summary>
    private readonly byte[] plain;
    private readonly List<(int Token, int Characters)> oversize = [];
    private readonly TokenTrie tails;
    /// <summary>The tokens that end in each tail, with the characters before the quote; the last group has no tail.</summary>
    private readonly (int Token, int Characters)[][] closing;

    public StringTokens(ReadOnlyMemory<byte>[] tokens, IEnumerable<int> usable)
    {
        plain = new byte[(tokens.Length + 63) / 64 * 64];
        Array.Fill(plain, NotPlain);
        var groups = new SortedDictionary<byte[], List<(int, int)>>(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        foreach (var token in usable)
        {
            var (characters, tail) = Read(tokens[token].Span);
            if (tail is not null)
            {
                if (!groups.TryGetValue(tail, out var group))
                {
                    groups.Add(tail, group = []);
                }
                group.Add((token, characters));
            }
            else if (characters >= NotPlain)
            {
                oversize.Add((token, characters));
            }
            else if (characters > 0)
            {
                plain[token] = (byte)characters;
            }
        }
        groups.TryGetValue([], out var bare);
        groups.Remove([]);
        tails = TokenTrie.Build([.. groups.Keys.Select(tail => (ReadOnlyMemory<byte>)tail)]);
        closing = [.. groups.Values.Append(bare ?? []).Select(group => group.ToArray())];
    }

    /// <summary>Allows what may follow at a place between two characters, where at most <paramref name="room"/> more may begin and <paramref name="due"/> must.</summary>
    public void Allow(long room, long due, Frame? rest, MaskWalk walk, Span<ulong> allowed)
    {
        AllowOpen(room, allowed);
        walk.Begin();
        walk.Follow(rest);
        walk.Run(tails);
        AllowClosing(closing.Length - 1, room, due, allowed);
        foreach (var tail in walk.Found)
        {
            AllowClosing(tail, room, due, allowed);
        }
    }

    private void AllowClosing(int tail, long room, long due, Span<ulong> allowed)
    {
        foreach (var (token, characters) in closing[tail])
        {
            if (characters >= due && characters <= room)
            {
                allowed[token >> 6] |= 1UL << (token & 63);
            }
        }
    }

    private void AllowOpen(long room, Span<ulong> allowed)
    {
        var most = Vector256.Create((byte)Math.Min(room, NotPlain - 1));
        var counts = MemoryMarshal.Cast<byte, Vector256<byte>>(plain);
        for (var word = 0; word < counts.Length / 2; word++)
        {
            var low = Vector256.LessThanOrEqual(counts[word * 2], most).ExtractMostSignificantBits();
            var high = Vector256.LessThanOrEqual(counts[(word * 2) + 1], most).ExtractMostSignificantBits();
            allowed[word] |= low | ((ulong)high << 32);
        }
        foreach (var (token, characters) in oversize)
        {
            if (characters <= room)
            {
                allowed[token >> 6] |= 1UL << (token & 63);
            }
        }
    }

    /// <summary>The characters a token begins and what follows its closing quote: no tail when it leaves the string open, no characters either when no string can hold it.</summary>
    private static (int Characters, byte[]? Tail) Read(ReadOnlySpan<byte> token)
    {
        int state = StringBytes.Normal;
        var characters = 0;
        for (var i = 0; i < token.Length; i++)
        {
            var next = StringBytes.Next(state, token[i]);
            if (next == StringBytes.Dead)
            {
                return (0, null);
            }
            if (next == StringBytes.Closed)
            {
                return (characters, token[(i + 1)..].ToArray());
            }
            characters += state == StringBytes.Normal ? 1 : 0;
            state = next;
        }
        return (characters, null);
    }
}
