using Agent.Inference.Files;

namespace Agent.Inference.Tokenizers;

/// <summary>Tokens that are matched in the text before anything else looks at it, the longest first.</summary>
internal sealed class AddedTokens
{
    private readonly (string Piece, int Id)[] _tokens;

    private AddedTokens(Vocabulary vocabulary, Func<int, bool> chosen)
        => _tokens = [.. Enumerable.Range(0, vocabulary.Count)
            .Where(id => vocabulary.Pieces[id].Length > 0 && chosen(id))
            .Select(id => (vocabulary.Pieces[id], id))
            .OrderByDescending(token => token.Item1.Length)];

    /// <summary>All added tokens: for text that a chat template wrote.</summary>
    public static AddedTokens Markers(Vocabulary vocabulary)
        => new(vocabulary, id => vocabulary.Kinds[id] is TokenKind.Control or TokenKind.UserDefined or TokenKind.Unknown);

    /// <summary>Those that data may hold; every other one may be a role marker for its model.</summary>
    public static AddedTokens Blanks(Vocabulary vocabulary) => new(vocabulary, vocabulary.IsBlank);

    /// <summary>The texts that are single added tokens in a file's vocabulary, as they come.</summary>
    public static IEnumerable<string> Pieces(GgufFile file)
    {
        var vocabulary = Vocabulary.Read(file);
        return vocabulary.Pieces.Where((_, id) => vocabulary.Kinds[id] is TokenKind.Control or TokenKind.UserDefined);
    }

    /// <summary>The text cut at every added token; the parts between bear no token.</summary>
    public IReadOnlyList<Part> Split(string text)
    {
        List<Part> parts = text.Length == 0 ? [] : [new(0, text.Length, null)];
        foreach (var (piece, id) in _tokens)
        {
            if (text.Contains(piece, StringComparison.Ordinal))
            {
                parts = [.. parts.SelectMany(part => part.Token is null ? Split(text, part, piece, id) : [part])];
            }
        }

        return parts;
    }

    private static IEnumerable<Part> Split(string text, Part part, string piece, int id)
    {
        var (start, end) = (part.Start, part.Start + part.Length);
        for (int at; (at = text.IndexOf(piece, start, end - start, StringComparison.Ordinal)) >= 0; start = at + piece.Length)
        {
            if (at > start)
            {
                yield return new(start, at - start, null);
            }

            yield return new(at, piece.Length, id);
        }

        if (end > start)
        {
            yield return new(start, end - start, null);
        }
    }

    /// <summary>A stretch of the text: one added token, or plain text.</summary>
    internal readonly record struct Part(int Start, int Length, int? Token);
}
