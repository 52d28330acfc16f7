using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>The sizes and constants of a llama model, all of them checked against what the engine can compute.</summary>
public sealed record LlamaShape
{
    internal const string Architecture = "llama";

    // Far above any real model, low enough that nothing built from these numbers before the tensors are seen is large.
    private const int MostLayers = 512;
    private const int MostOther = 1 << 24;

    public required int Width { get; init; }

    public required int Layers { get; init; }

    public required int Heads { get; init; }

    /// <summary>Key and value heads; each serves <see cref="Heads"/> / <see cref="KvHeads"/> query heads.</summary>
    public required int KvHeads { get; init; }

    public required int HeadSize { get; init; }

    public required int FeedForward { get; init; }

    /// <summary>Rows of the token embedding, which is the number of token ids.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The number of positions that the model was trained for.</summary>
    public required int ContextLength { get; init; }

    /// <summary>How many of a head's numbers are rotated by position.</summary>
    public required int Rotated { get; init; }

    public required double RopeBase { get; init; }

    /// <summary>Factor on every position, 1 unless the file stretches its context linearly.</summary>
    public required double RopeScale { get; init; }

    public required float NormEpsilon { get; init; }

    internal int QueryWidth => Heads * HeadSize;

    internal int KvWidth => KvHeads * HeadSize;

    /// <summary>The matrices of every layer by the middle of their names.</summary>
    internal IReadOnlyDictionary<string, (int Rows, int Columns)> LayerMatrices => new Dictionary<string, (int, int)>
    {
        ["attn_q"] = (QueryWidth, Width),
        ["attn_k"] = (KvWidth, Width),
        ["attn_v"] = (KvWidth, Width),
        ["attn_output"] = (Width, QueryWidth),
        ["ffn_gate"] = (FeedForward, Width),
        ["ffn_up"] = (FeedForward, Width),
        ["ffn_down"] = (Width, FeedForward),
    };

    /// <summary>Reads the shape from a file's metadata; throws <see cref="GgufException"/> for what this engine cannot run.</summary>
    public static LlamaShape Read(GgufFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Text("general.architecture") is var architecture && architecture != Architecture)
        {
            throw file.Refused($"its architecture is '{architecture ?? "(none)"}'. This engine runs: {Architecture}.");
        }

        RefuseAdapter(file);
        var embedding = file.FindTensor("token_embd.weight") ?? throw file.Refused("it has no tensor 'token_embd.weight'. Convert the model again.");
        var heads = Size(file, "attention.head_count");
        var width = Size(file, "embedding_length");
        var headSize = Size(file, "attention.key_length", width / heads);
        var shape = new LlamaShape
        {
            Width = width,
            Layers = Size(file, "block_count", most: MostLayers),
            Heads = heads,
            KvHeads = Size(file, "attention.head_count_kv", heads),
            HeadSize = headSize,
            FeedForward = Size(file, "feed_forward_length"),
            Vocabulary = embedding.Dimensions is [_, var rows and <= int.MaxValue / 2] ? (int)rows : throw file.Refused($"tensor '{embedding.Name}' is {embedding.Shape}, and it must have two dimensions."),
            ContextLength = Size(file, "context_length"),
            Rotated = Size(file, "rope.dimension_count", headSize),
            RopeBase = file.Real($"{Architecture}.rope.freq_base") ?? 10000,
            RopeScale = ReadRopeScale(file),
            NormEpsilon = (float)(file.Real($"{Architecture}.attention.layer_norm_rms_epsilon") ?? 1e-5),
        };
        shape.Check(file);
        return shape;
    }

    /// <summary>Says of an adapter that it is one, before anything is missed in it that only a model has.</summary>
    internal static void RefuseAdapter(GgufFile file)
    {
        if (file.Text("general.type") == "adapter")
        {
            throw file.Refused("it is an adapter and no model. Load it together with the model that it was trained on.");
        }
    }

    private static int Size(GgufFile file, string key, int? otherwise = null, int most = MostOther)
        => file.Integer($"{Architecture}.{key}") switch
        {
            null => otherwise ?? throw file.Refused($"it lacks '{Architecture}.{key}'. Convert the model again."),
            > 0 and var size when size <= most => (int)size,
            var other => throw file.Refused($"'{Architecture}.{key}' is {other}. It must be between 1 and {most}."),
        };

    private static double ReadRopeScale(GgufFile file) => file.Text($"{Architecture}.rope.scaling.type") switch
    {
        null or "none" => 1,
        "linear" => 1 / (file.Real($"{Architecture}.rope.scaling.factor") ?? 1),
        var other => throw file.Refused($"it scales positions by '{other}'. This engine knows: none, linear."),
    };

    private void Check(GgufFile file)
    {
        if (file.Texts("tokenizer.ggml.tokens") is { } tokens && tokens.Count > Vocabulary)
        {
            throw file.Refused($"its vocabulary has {tokens.Count} tokens, and 'token_embd.weight' only {Vocabulary} rows.");
        }

        if (file.Integer($"{Architecture}.expert_count") is > 0 and var experts)
        {
            throw file.Refused($"it has {experts} experts. This engine runs dense models only.");
        }

        if (file.Integer($"{Architecture}.attention.value_length") is { } values && values != HeadSize)
        {
            throw file.Refused($"its keys have {HeadSize} numbers and its values {values}. This engine needs them equal.");
        }

        if (Heads % KvHeads != 0)
        {
            throw file.Refused($"its {Heads} heads cannot be shared out over {KvHeads} key and value heads.");
        }

        if (Width % 8 != 0 || HeadSize % 8 != 0 || FeedForward % 8 != 0 || Rotated % 2 != 0 || Rotated > HeadSize)
        {
            throw file.Refused($"its width {Width}, head size {HeadSize} and feed-forward length {FeedForward} must be multiples of 8, and the {Rotated} rotated numbers even and within a head.");
        }

        if (!(RopeBase > 0) || !double.IsFinite(RopeBase) || !(RopeScale > 0) || !double.IsFinite(RopeScale) || !(NormEpsilon >= 0))
        {
            throw file.Refused($"its rope base {RopeBase}, rope scale {RopeScale} and norm epsilon {NormEpsilon} must be positive and finite.");
        }
    }
}
