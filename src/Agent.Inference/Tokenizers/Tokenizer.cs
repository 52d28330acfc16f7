using System.Text;
using Agent.Inference.Files;

namespace Agent.Inference.Tokenizers;

/// <summary>Turns text into the token ids of one model and back; safe for use from several threads.</summary>
public abstract class Tokenizer
{
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly AddedTokens _markers;
    private readonly AddedTokens _blanks;

    private protected Tokenizer(Vocabulary vocabulary, bool addsBos)
    {
        _vocabulary = vocabulary;
        AddsBos = addsBos && vocabulary.Bos is not null;
        for (var id = 0; id < vocabulary.Count; id++)
        {
            _ids[vocabulary.Pieces[id]] = id;
        }

        _markers = AddedTokens.Markers(vocabulary);
        _blanks = AddedTokens.Blanks(vocabulary);
    }

    public int Count => _vocabulary.Count;

    public int? Bos => _vocabulary.Bos;

    public int Eos => _vocabulary.Eos;

    /// <summary>Whether the model expects <see cref="Bos"/> before the first token; <see cref="Encode(string, bool)"/> leaves that to the prompt's writer.</summary>
    public bool AddsBos { get; }

    /// <summary>Every token after which a reply is over, <see cref="Eos"/> among them.</summary>
    public IReadOnlySet<int> EndOfGeneration => _vocabulary.EndOfGeneration;

    private protected Vocabulary Vocabulary => _vocabulary;

    /// <summary>The tokenizer that a file describes. Throws <see cref="GgufException"/> where this engine has none for it.</summary>
    public static Tokenizer From(GgufFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Metadata.ContainsKey("tokenizer.ggml.precompiled_charsmap"))
        {
            throw file.Refused("its tokenizer rewrites characters by a table, which this engine does not do.");
        }

        return file.Text("tokenizer.ggml.model") switch
        {
            "gpt2" => BytePairTokenizer.Read(file),
            "llama" => SentencePieceTokenizer.Read(file),
            var other => throw file.Refused($"its tokenizer is '{other ?? "(none)"}'. This engine reads: gpt2, llama."),
        };
    }

    /// <summary>
    /// The tokens of a text. Only with <paramref name="special"/> do markers such as <c>&lt;|im_start|&gt;</c> become
    /// their control tokens; without it no text whatsoever yields one.
    /// </summary>
    public int[] Encode(string text, bool special = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<int>(text.Length / 3);
        Encode(text, special, begins: true, tokens);
        return [.. tokens];
    }

    /// <summary>
    /// Appends the tokens of a text that <paramref name="begins"/> a prompt or follows a marker, or goes on from other text;
    /// returns the same for what will follow it.
    /// </summary>
    internal bool Encode(string text, bool special, bool begins, List<int> tokens)
    {
        foreach (var part in (special ? _markers : _blanks).Split(text))
        {
            if (part.Token is { } token)
            {
                tokens.Add(token);
            }
            else
            {
                EncodeText(text.AsSpan(part.Start, part.Length), begins, tokens);
            }

            begins = part.Token is not null;
        }

        return begins;
    }

    /// <summary>The raw bytes that a token stands for, which need not be whole characters; empty for control tokens.</summary>
    public abstract ReadOnlyMemory<byte> Bytes(int token);

    /// <summary>The text of tokens; bytes that are no UTF-8 become the replacement character.</summary>
    public virtual string Decode(IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        using var bytes = new MemoryStream();
        foreach (var token in tokens)
        {
            bytes.Write(Bytes(token).Span);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>The id of a piece as it is spelled in the vocabulary, or null.</summary>
    public int? Find(string piece) => _ids.TryGetValue(piece, out var id) ? id : null;

    /// <summary>Appends the tokens of text without markers; <paramref name="begins"/> where no text stands before it.</summary>
    private protected abstract void EncodeText(ReadOnlySpan<char> text, bool begins, List<int> tokens);
}
