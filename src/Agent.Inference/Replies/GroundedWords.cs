using System.Numerics;
using Agent.Inference.Grammars;
using Agent.Inference.Tokenizers;

namespace Agent.Inference.Replies;

/// <summary>
/// Keeps the free text of a reply to words that the vocabulary has whole or that the conversation holds: a small model
/// that spells a word letter by letter often ends in another word, or in none.
/// </summary>
internal sealed class GroundedWords(Words known, Words told, Tokenizer tokenizer)
{
    /// <summary>Where a model file says that its replies are to be kept so.</summary>
    public const string Key = "tokenizer.grounded_words";

    /// <summary>Where an adapter names the words that it was taught to spell: with it they are as good as those of the vocabulary.</summary>
    public const string TaughtKey = "adapter.grounded_words";

    private WordPlace _place = new(known, told);

    /// <summary>Whether a token that the grammar takes also keeps to the words.</summary>
    public bool Allows(JsonGrammarState state, int token)
    {
        var place = _place;
        return tokenizer.EndOfGeneration.Contains(token) || Follow(ref place, state, tokenizer.Bytes(token).Span);
    }

    /// <summary>Leaves in a set of tokens that the grammar takes those that keep to the words, and all of them where none does: the grammar has the last word.</summary>
    public void Narrow(JsonGrammarState state, Span<ulong> allowed)
    {
        Span<ulong> narrowed = new ulong[allowed.Length];
        for (var word = 0; word < allowed.Length; word++)
        {
            for (var bits = allowed[word]; bits != 0; bits &= bits - 1)
            {
                if (Allows(state, (word << 6) + BitOperations.TrailingZeroCount(bits)))
                {
                    narrowed[word] |= bits & (0 - bits);
                }
            }
        }

        if (narrowed.ContainsAnyExcept(0UL))
        {
            narrowed.CopyTo(allowed);
        }
    }

    /// <summary>Moves over bytes that were taken at a state.</summary>
    public void Advance(JsonGrammarState state, ReadOnlySpan<byte> bytes) => Follow(ref _place, state, bytes);

    private static bool Follow(ref WordPlace place, JsonGrammarState state, ReadOnlySpan<byte> bytes)
    {
        // Text cannot end without a quote, so that most tokens need no look at the grammar.
        var ahead = state.IsInFreeText && !bytes.Contains((byte)'"') ? null : state.Copy();
        var holds = true;
        foreach (var next in bytes)
        {
            if (ahead is null || ahead.IsInFreeText)
            {
                holds &= place.Step(next);
            }

            ahead?.Advance(next);
        }

        return holds;
    }
}
