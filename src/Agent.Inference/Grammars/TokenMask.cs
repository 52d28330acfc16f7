using Agent.Inference.Tokenizers;

namespace Agent.Inference.Grammars;

/// <summary>
/// Says which tokens of a vocabulary may follow under a grammar: those whose bytes it takes, and the end-of-generation
/// tokens once the value is whole. Tokens without bytes are never allowed. Safe for concurrent use.
/// </summary>
public sealed class TokenMask
{
    private readonly ReadOnlyMemory<byte>[] tokens;
    private readonly bool[] ends;
    /// <summary>The tokens with bytes, in byte order, so that those of the same bytes stand together.</summary>
    private readonly int[] sorted;
    /// <summary>Where each group of the same bytes begins in <see cref="sorted"/>, and the end.</summary>
    private readonly int[] groups;
    private readonly TokenTrie trie;
    private readonly StringTokens inString;
    private MaskWalk? spare;

    /// <summary>Prepares a vocabulary: the bytes of each token, empty for control tokens, and the tokens that end a generation.</summary>
    public TokenMask(IReadOnlyList<ReadOnlyMemory<byte>> tokens, IReadOnlySet<int> endOfGeneration)
    {
        this.tokens = [.. tokens];
        ends = [.. Enumerable.Range(0, tokens.Count).Select(endOfGeneration.Contains)];
        sorted = [.. Enumerable.Range(0, tokens.Count).Where(token => !ends[token] && this.tokens[token].Length is > 0 and <= TokenTrie.MaxLength)];
        Array.Sort(sorted, (a, b) => this.tokens[a].Span.SequenceCompareTo(this.tokens[b].Span) is var sign && sign != 0 ? sign : a.CompareTo(b));
        groups = [.. Enumerable.Range(0, sorted.Length).Where(IsFirstOfItsBytes), sorted.Length];
        trie = TokenTrie.Build([.. groups[..^1].Select(first => this.tokens[sorted[first]])]);
        inString = new StringTokens(this.tokens, sorted);
    }

    /// <summary>Prepares the vocabulary of a tokenizer.</summary>
    public TokenMask(Tokenizer tokenizer)
        : this([.. Enumerable.Range(0, tokenizer.Count).Select(tokenizer.Bytes)], tokenizer.EndOfGeneration)
    {
    }

    /// <summary>How many 64-bit words a set of tokens takes: token t is bit t mod 64 of word t / 64.</summary>
    public int Words => (tokens.Length + 63) / 64;

    /// <summary>Writes the set of tokens that may follow.</summary>
    public void Allowed(JsonGrammarState state, Span<ulong> allowed)
    {
        if (allowed.Length < Words)
        {
            throw new ArgumentException($"The set takes {Words} words and has {allowed.Length}. Make it TokenMask.Words long.", nameof(allowed));
        }
        allowed.Clear();
        var walk = Interlocked.Exchange(ref spare, null) ?? new MaskWalk(trie.MaxDepth);
        AllowInStrings(state, walk, allowed);
        walk.Begin();
        foreach (var position in state.Positions)
        {
            if (!IsBetweenCharacters(position))
            {
                walk.Add(position);
            }
        }
        walk.Run(trie);
        foreach (var found in walk.Found)
        {
            foreach (var token in sorted.AsSpan(groups[found]..groups[found + 1]))
            {
                allowed[token >> 6] |= 1UL << (token & 63);
            }
        }
        spare = walk;
        for (var token = 0; state.IsComplete && token < ends.Length; token++)
        {
            allowed[token >> 6] |= ends[token] ? 1UL << (token & 63) : 0;
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
        if (tokens[token].Length is 0 or > TokenTrie.MaxLength)
        {
            return false;
        }
        var ahead = state.Copy();
        foreach (var next in tokens[token].Span)
        {
            if (!ahead.TryAdvance(next))
            {
                return false;
            }
        }
        return true;
    }

    private void AllowInStrings(JsonGrammarState state, MaskWalk walk, Span<ulong> allowed)
    {
        foreach (var position in state.Positions)
        {
            if (IsBetweenCharacters(position))
            {
                var text = (FreeString)position.Leaf;
                inString.Allow(text.Room(position), text.Due(position), position.Rest, walk, allowed);
            }
        }
    }

    private static bool IsBetweenCharacters(in Position position)
        => position.Leaf is FreeString && position.Phase == StringBytes.Normal;

    private bool IsFirstOfItsBytes(int place)
        => place == 0 || !tokens[sorted[place]].Span.SequenceEqual(tokens[sorted[place - 1]].Span);
}
