using System.Globalization;
using Agent.Inference.Files;
using Agent.Inference.Tests.Tokenizers;
using static Agent.Inference.Files.GgufType;

namespace Agent.Inference.Tests.Files;

/// <summary>The bytes for each case of <c>Data/gguf-malformed.json</c>, and what the refusal must say; null where the file is good.</summary>
internal static class MalformedFiles
{
    private const ulong Exabytes = 0x7FFF_FFFF_FFFF_FFC0;

    /// <summary>Cases about a model's sizes, which the file's reader passes on and the model's own reader refuses.</summary>
    public static readonly string[] OfSizes = ["GGUF-051", "GGUF-052", "GGUF-053", "GGUF-054", "GGUF-062"];

    public static (byte[] Bytes, string? Refusal) Build(string id) => int.Parse(id.AsSpan(5), CultureInfo.InvariantCulture) switch
    {
        1 => (new RawGguf(0, 0).Bytes, null),
        2 => (new RawGguf(1, 1).Key("a", GgufValueType.UInt8).U8(1).Tensor("t", F32, 0, 4).Data(16).Bytes, null),
        3 => ([], "It has 0 bytes"),
        4 => ("GGUF"u8.ToArray(), "It has 4 bytes, and the version needs 8"),
        6 => ([.. "ggjt"u8, .. new byte[20]], "does not begin with the letters GGUF"),
        8 => (new RawGguf(0, 0, version: 1).Bytes, "version 1. This engine reads versions 2 and 3"),
        9 => (new RawGguf(0, 0, version: 4).Bytes, "version 4"),
        11 => (new RawGguf(ulong.MaxValue, 0).Bytes, "announces 18446744073709551615 tensors"),
        12 => (new RawGguf(0, ulong.MaxValue).Bytes, "announces 18446744073709551615 metadata entries"),
        13 => (new RawGguf(0, ((24 + 130) / 13) + 1).Data(130).Bytes, "announces 12 metadata entries, more than"),
        16 => (new RawGguf(0, 1).U64(ulong.MaxValue).Data(32).Bytes, "the key of metadata entry 0 is 18446744073709551615 bytes long"),
        17 => (new RawGguf(0, 1).U64(41).U64(0).U64(0).U64(0).U64(0).U64(0).Bytes, "the key of metadata entry 0 needs 73"),
        18 => (new RawGguf(0, 1).U64(2).U8(0xFF).U8(0xFE).Data(32).Bytes, "is not UTF-8 text"),
        19 => (new RawGguf(0, 1).Key("", GgufValueType.UInt8).U8(1).Bytes, "has an empty key"),
        22 => (OneArray(9, 1), "array of arrays"),
        23 => (OneArray(10, 1UL << 61), "needs 18446744073709551665"),
        24 => (OneArray(8, 1UL << 60), "needs 9223372036854775857"),
        26 => (new RawGguf(0, 1).Key("a", GgufValueType.Bool).U8(7).Bytes, "the yes-or-no byte 7"),
        27 => (Aligned(0), "'general.alignment' is '0'"),
        29 => (Aligned(0x8000_0000), "'general.alignment' is '2147483648'"),
        31 => (OneTensor(new string('n', 64), F32, 0, 4), "the name of tensor 0 is 64 bytes long"),
        32 => (new RawGguf(2, 0).Tensor("a", F32, 0, 4).Tensor("a", F32, 32, 4).Data(64).Bytes, "the tensor 'a' stands in it twice"),
        33 => (OneTensor("../../x", F32, 0, 4), null),
        34 => (OneTensor("t", F32, 0, 1, 1, 1, 1, 1), "has 5 dimensions"),
        36 => (OneTensor("t", F32, 0, 0), "has a dimension of 0"),
        37 => (OneTensor("t", F32, 0, 1UL << 63), "has a dimension of 9223372036854775808"),
        38 => (OneTensor("t", F32, 0, 1UL << 32, 1UL << 32), "tensor 't' of 4294967296x4294967296 F32 needs 17179869184"),
        39 => (OneTensor("t", I64, 0, 1UL << 61), "needs 18446744073709551616"),
        41 => (new RawGguf(2, 0).Tensor("a", I8, 0, Exabytes).Tensor("b", I8, Exabytes, Exabytes).Data(64).Bytes, "needs 9223372036854775744"),
        43 => (OneTensor("t", Q4_0, 0, 33), "rows of 33 elements, which is no multiple of the 32"),
        44 => (OneTensor("t", (GgufType)4, 0, 32), "has type 4, which is unknown or was removed"),
        46 => (OneTensor("t", F32, 1, 4), "offset 1, which is no multiple of 32"),
        47 => (OneTensor("t", F32, 96, 4), "cut short"),
        48 => (OneTensor("t", F32, ulong.MaxValue - 31, 4), "needs 18446744073709551664"),
        51 => (Shaped("block_count", 100_000), "'llama.block_count' is 100000. It must be between 1 and 512"),
        52 => (Shaped("attention.head_count", 0), "'llama.attention.head_count' is 0"),
        53 => (Shaped("attention.head_count_kv", 64), "8 heads cannot be shared out over 64"),
        54 => (Shaped("embedding_length", 4096), "token_embd.weight"),
        57 => (Vocabulary([], "token_type", []), "'tokenizer.ggml.tokens' is empty"),
        58 => (Vocabulary(["</s>", "<0x-1>"], "token_type", [3, 6]), "its text '<0x-1>' names no byte"),
        59 => (WrongScores(), "'tokenizer.ggml.scores' is of type array of Int8"),
        61 => (new RawGguf(0, 2).Key("tokenizer.ggml.model", GgufValueType.String).Text("llama")
            .Key("tokenizer.ggml.precompiled_charsmap", GgufValueType.Array).U32(0).U64(2).U8(1).U8(2).Bytes, "rewrites characters by a table"),
        62 => (Shaped("rope.dimension_count", 10_000), "the 10000 rotated numbers"),
        64 => (Template("{{ ''.__class__.__mro__ }}"), "is none that this engine knows. Name one of: ChatML"),
        66 => (Template(string.Concat(Enumerable.Repeat("{% for i in range(1000) %}", 4)) + "x"), "is none that this engine knows"),
        67 => (new RawGguf(0, 1).Key("tokenizer.chat_template", GgufValueType.String).U64(100_000_000).Data(64).Bytes, "is 100000000 bytes long"),
        68 => (new RawGguf(0, 1).Key("split.count", GgufValueType.UInt32).U32(1000).Bytes, "one of '1000' parts"),
        69 => (OneTensor("t", F32, 0, 4), "has become shorter since it was opened"),
        var other => throw new ArgumentOutOfRangeException(nameof(id), other, "There are no bytes for this case."),
    };

    private static byte[] OneArray(uint element, ulong count)
        => new RawGguf(0, 1).Key("a", GgufValueType.Array).U32(element).U64(count).U64(0).U64(0).Bytes;

    private static byte[] Aligned(uint alignment)
        => new RawGguf(0, 1).Key("general.alignment", GgufValueType.UInt32).U32(alignment).Bytes;

    private static byte[] OneTensor(string name, GgufType type, ulong offset, params ulong[] dimensions)
        => new RawGguf(1, 0).Tensor(name, type, offset, dimensions).Data(32).Bytes;

    private static byte[] Template(string template)
        => ModelFile.BytesOf(new GgufWriter().Add("tokenizer.chat_template", template).Add("tokenizer.ggml.model", "gpt2"));

    private static byte[] Vocabulary(string[] tokens, string key, int[] values)
        => ModelFile.BytesOf(Vocabularies.Shape().Add("tokenizer.ggml.model", "llama").Add("tokenizer.ggml.tokens", tokens)
            .Add("tokenizer.ggml." + key, values).Add("tokenizer.ggml.scores", [.. tokens.Select(_ => 0f)]).Add("tokenizer.ggml.eos_token_id", 0u));

    private static byte[] WrongScores()
        => new RawGguf(0, 4).Key("tokenizer.ggml.model", GgufValueType.String).Text("llama")
            .Key("tokenizer.ggml.tokens", GgufValueType.Array).U32(8).U64(1).Text("a")
            .Key("tokenizer.ggml.eos_token_id", GgufValueType.UInt32).U32(0)
            .Key("tokenizer.ggml.scores", GgufValueType.Array).U32(1).U64(1).U8(0).Bytes;

    /// <summary>A file whose sizes are sound but for one.</summary>
    private static byte[] Shaped(string key, uint value)
    {
        var sizes = new Dictionary<string, uint>
        {
            ["context_length"] = 64,
            ["embedding_length"] = 64,
            ["block_count"] = 1,
            ["feed_forward_length"] = 32,
            ["attention.head_count"] = 8,
            ["attention.head_count_kv"] = 8,
            ["rope.dimension_count"] = 8,
            [key] = value,
        };
        var writer = new GgufWriter().Add("general.architecture", "llama").Add("llama.attention.layer_norm_rms_epsilon", 1e-5f);
        foreach (var (name, size) in sizes)
        {
            writer.Add("llama." + name, size);
        }

        return ModelFile.BytesOf(writer.AddTensor("token_embd.weight", F32, new float[64 * 4], 64, 4));
    }
}
