using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Agent.Inference.Tokenizers;

namespace Agent.Inference.Grammars;

/// <summary>
/// Says which tokens of a vocabulary may follow under a grammar: those whose bytes it takes, and the end-of-generation
/// tokens once the value is whole. Tokens without bytes are never allowed. Safe for concurrent use.
/// </summary>
public sealed class TokenMask
{
    // Marks a token that is not string content, or is longer than can be counted here.
    private const byte NotPlain = byte.MaxValue;
    private const int MaxTokenBytes = ushort.MaxValue;

    private readonly ReadOnlyMemory<byte>[] tokens;
    private readonly bool[] ends;
    private readonly List<(int Word, ulong Bits)> endBits = [];
    /// <summary>Tokens of the same bytes, by the place of those bytes in the tries.</summary>
    private readonly int[][] tokensOf;
    /// <summary>For each token that keeps a string open when it stands between two characters: how many characters it begins.</summary>
    private readonly byte[] plain;
    private readonly TokenTrie all;
    /// <summary>The tokens that <see cref="plain"/> does not count.</summary>
    private readonly TokenTrie notPlain;
    private readonly int[] notPlainPlaces;
    private MaskWalk? spare;

    /// <summary>Prepares a vocabulary: the bytes of each token, empty for control tokens, and the tokens that end a generation.</summary>
    public TokenMask(IReadOnlyList<ReadOnlyMemory<byte>> tokens, IReadOnlySet<int> endOfGeneration)
    {
        this.tokens = [.. tokens];
        Words = (tokens.Count + 63) / 64;
        ends = new bool[tokens.Count];
        foreach (var end in endOfGeneration.Where(end => end >= 0 && end < tokens.Count).Order())
        {
            ends[end] = true;
            endBits.Add((end >> 6, 1UL << (end & 63)));
        }
        var order = Enumerable.Range(0, tokens.Count).Where(token => !ends[token] && this.tokens[token].Length is > 0 and <= MaxTokenBytes).ToArray();
        Array.Sort(order, (a, b) => this.tokens[a].Span.SequenceCompareTo(this.tokens[b].Span) is var sign && sign != 0 ? sign : a.CompareTo(b));
        tokensOf = Group(order);
        var distinct = tokensOf.Select(same => this.tokens[same[0]]).ToArray();
        all = TokenTrie.Build(distinct);

        plain = new byte[Words * 64];
        Array.Fill(plain, NotPlain);
        foreach (var token in order)
        {
            plain[token] = CharactersBegun(this.tokens[token].Span);
        }
        notPlainPlaces = [.. Enumerable.Range(0, distinct.Length).Where(place => plain[tokensOf[place][0]] == NotPlain)];
        notPlain = TokenTrie.Build([.. notPlainPlaces.Select(place => distinct[place])]);
    }

    /// <summary>Prepares the vocabulary of a tokenizer.</summary>
    public TokenMask(Tokenizer tokenizer)
        : this([.. Enumerable.Range(0, tokenizer.Count).Select(tokenizer.Bytes)], tokenizer.EndOfGeneration)
    {
    }

    /// <summary>How many 64-bit words a set of tokens takes: token t is bit t mod 64 of word t / 64.</summary>
    public int Words { get; }

    /// <summary>Writes the set of tokens that may follow.</summary>
    public void Allowed(JsonGrammarState state, Span<ulong> allowed)
    {
        if (allowed.Length < Words)
        {
            throw new ArgumentException($"The set takes {Words} words and has {allowed.Length}. Make it TokenMask.Words long.", nameof(allowed));
        }
        allowed.Clear();
        var walk = Interlocked.Exchange(ref spare, null) ?? new MaskWalk(all.MaxDepth);
        foreach (var position in state.Positions)
        {
            if (Room(position) is { } room)
            {
                AllowPlain(room, allowed);
                walk.Begin();
                walk.Add(position);
                Mark(walk, notPlain, notPlainPlaces, allowed);
            }
        }
        walk.Begin();
        foreach (var position in state.Positions)
        {
            if (Room(position) is null)
            {
                walk.Add(position);
            }
        }
        Mark(walk, all, null, allowed);
        spare = walk;
        if (!state.IsComplete)
        {
            return;
        }
        foreach (var (word, bits) in endBits)
        {
            allowed[word] |= bits;
        }
    }

    /// <summary>Whether one token may follow; the cheap question when a token was already drawn.</summary>
    public bool Allows(JsonGrammarState state, int token)
    {
        if ((uint)token >= (uint)tokens.Length)
        {
            return false;
        }
        if (ends[token])
        {
            return state.IsComplete;
        }
        if (tokens[token].IsEmpty)
        {
            return false;
        }
        var ahead = state.Copy();
        foreach (var next in tokens[token].Span)
        {
            if (!ahead.Accepts(next))
            {
                return false;
            }
            ahead.Advance(next);
        }
        return true;
    }

    /// <summary>How many characters a position between two of them still has room for; null at any other position.</summary>
    private static long? Room(in Position position) => position.Leaf is FreeString text ? text.Room(position) : null;

    private void Mark(MaskWalk walk, TokenTrie trie, int[]? places, Span<ulong> allowed)
    {
        walk.Run(trie);
        foreach (var found in walk.Found)
        {
            foreach (var token in tokensOf[places is null ? found : places[found]])
            {
                allowed[token >> 6] |= 1UL << (token & 63);
            }
        }
    }

    /// <summary>Allows the tokens that begin at most <paramref name="room"/> characters of a string.</summary>
    private void AllowPlain(long room, Span<ulong> allowed)
    {
        var most = Vector256.Create((byte)Math.Min(room, NotPlain - 1));
        var counts = MemoryMarshal.Cast<byte, Vector256<byte>>(plain);
        for (var word = 0; word < Words; word++)
        {
            var low = Vector256.LessThanOrEqual(counts[word * 2], most).ExtractMostSignificantBits();
            var high = Vector256.LessThanOrEqual(counts[(word * 2) + 1], most).ExtractMostSignificantBits();
            allowed[word] |= low | ((ulong)high << 32);
        }
    }

    private int[][] Group(int[] order)
    {
        var groups = new List<int[]>(order.Length);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && tokens[order[end]].Span.SequenceEqual(tokens[order[start]].Span); end++)
            {
            }
            groups.Add(order[start..end]);
        }
        return [.. groups];
    }

    private static byte CharactersBegun(ReadOnlySpan<byte> token)
    {
        int state = StringBytes.Normal;
        var begun = 0;
        foreach (var next in token)
        {
            begun += state == StringBytes.Normal ? 1 : 0;
            state = StringBytes.Next(state, next);
            if (state is StringBytes.Dead or StringBytes.Closed || begun >= NotPlain)
            {
                return NotPlain;
            }
        }
        return (byte)begun;
    }
}
