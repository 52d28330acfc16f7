using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Tests.Llama;
using Xunit;
using static Agent.Inference.Files.GgufType;

namespace Agent.Inference.Tests.Files;

/// <summary>Adapters that a stranger wrote: refused in a sentence, whatever is wrong with them.</summary>
public sealed class HostileAdapters
{
    private const long MostBytes = 64L << 20;
    private const string Query = "blk.0.attn_q.weight";
    private static readonly RandomLora s_sound = new(new RandomLlama { Layers = 1 }) { Corrects = name => name == Query };

    private static readonly Dictionary<string, (Func<GgufWriter> Writer, string Refusal)> s_cases = new()
    {
        ["a model"] = (() => new RandomLlama().Writer(), "it was given as an adapter, and its 'general.type' is '(none)'"),
        ["no lora"] = (() => new GgufWriter().Add("general.type", "adapter").Add("adapter.type", "control_vector"), "it is an adapter of type 'control_vector'. This engine applies: lora."),
        ["no type"] = (() => new GgufWriter().Add("general.type", "adapter"), "it is an adapter of type '(none)'"),
        ["another architecture"] = (() => Lora("gemma3", 16), "it is an adapter for the architecture 'gemma3', and the model is a llama"),
        ["no alpha"] = (() => new GgufWriter().Add("general.architecture", "llama").Add("general.type", "adapter").Add("adapter.type", "lora"), "it lacks 'adapter.lora.alpha'"),
        ["alpha as text"] = (() => new GgufWriter().Add("general.architecture", "llama").Add("general.type", "adapter").Add("adapter.type", "lora").Add("adapter.lora.alpha", "16"), "'adapter.lora.alpha' is of type String, and it must be a real number"),
        ["alpha below 0"] = (() => Lora("llama", -1), "its 'adapter.lora.alpha' is -1"),
        ["alpha that is no number"] = (() => Lora("llama", float.NaN), "its 'adapter.lora.alpha' is NaN"),
        ["huge alpha"] = (() => Lora("llama", 1e30f), "its 'adapter.lora.alpha' is 1.0000000150474662E+30. It must be from 0 to 65536."),
        ["endless alpha"] = (() => Lora("llama", float.PositiveInfinity), "its 'adapter.lora.alpha' is"),
        ["only after some tokens"] = (() => s_sound.Writer().Add("adapter.alora.invocation_tokens", [1, 2]), "to be applied only after certain tokens"),
        ["nothing in it"] = (() => s_sound.Head(), "it has no tensors"),
        ["another suffix"] = (() => s_sound.Writer().AddTensor("blk.0.attn_k.weight", F32, new float[64], 64), "it has a tensor 'blk.0.attn_k.weight'. This engine applies .lora_a and .lora_b"),
        ["a norm"] = (() => s_sound.Writer().AddTensor("blk.0.attn_norm.weight", F32, new float[64], 64), "it has a tensor 'blk.0.attn_norm.weight'"),
        ["the embedding"] = (() => Both("token_embd.weight", 64, 259, 8), "it has a tensor 'token_embd.weight.lora_a'"),
        ["a layer that the model has not"] = (() => Both("blk.1.attn_q.weight", 64, 64, 8), "it has a tensor 'blk.1.attn_q.weight.lora_a'. This engine applies .lora_a and .lora_b to these matrices of the model's 1 layers: attn_q,"),
        ["a layer of a strange number"] = (() => Both("blk.00.attn_q.weight", 64, 64, 8), "it has a tensor 'blk.00.attn_q.weight.lora_a'"),
        ["no second half"] = (() => s_sound.Head().AddTensor(Query + ".lora_a", F32, new float[64 * 8], 64, 8), "it has 'blk.0.attn_q.weight.lora_a' and no 'blk.0.attn_q.weight.lora_b'"),
        ["no first half"] = (() => s_sound.Head().AddTensor(Query + ".lora_b", F32, new float[64 * 8], 8, 64), "it has 'blk.0.attn_q.weight.lora_b' and no 'blk.0.attn_q.weight.lora_a'"),
        ["of a wider model"] = (() => Both(Query, 128, 128, 8), "'blk.0.attn_q.weight.lora_a' is 128x8 and 'blk.0.attn_q.weight.lora_b' is 8x128. For this model they must be 64xR and Rx64"),
        ["halves of two ranks"] = (() => Halves(new float[64 * 8], [64, 8], new float[64 * 4], [4, 64]), "is 64x8 and 'blk.0.attn_q.weight.lora_b' is 4x64"),
        ["the old layout, A turned over"] = (() => Halves(new float[64 * 8], [8, 64], new float[64 * 8], [8, 64]), "is 8x64 and"),
        ["one dimension"] = (() => Halves(new float[64], [64], new float[64], [64]), "is 64 and"),
        ["three dimensions"] = (() => Halves(new float[64 * 8], [64, 8, 1], new float[64 * 8], [8, 64]), "is 64x8x1 and"),
        ["a rank beyond the matrix"] = (() => Both(Query, 64, 64, 65), "the rank of 'blk.0.attn_q.weight.lora_a' is 65. It must be between 1 and 64"),
        ["a type that is not read"] = (() => s_sound.Head().AddTensor(Query + ".lora_a", BF16, new byte[64 * 8 * 2], 64, 8).AddTensor(Query + ".lora_b", F32, new float[64 * 8], 8, 64), "tensor 'blk.0.attn_q.weight.lora_a' is BF16. This engine reads adapters of: F32, F16, Q8_0."),
        ["whole numbers"] = (() => s_sound.Head().AddTensor(Query + ".lora_a", F32, new float[64 * 8], 64, 8).AddTensor(Query + ".lora_b", I32, new byte[64 * 8 * 4], 8, 64), "lora_b' is I32"),
        ["a number that is none"] = (() => Halves([.. new float[64 * 8 - 1], float.NaN], [64, 8], new float[64 * 8], [8, 64]), "lora_a' holds a number that is not finite"),
        ["an endless scale of bytes"] = (() => s_sound.Head().AddTensor(Query + ".lora_a", Q8_0, EndlessScale(), 64, 1).AddTensor(Query + ".lora_b", F32, new float[64], 1, 64), "lora_a' holds a number that is not finite"),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_adapter_that_is_not_one_of_this_model_is_refused_with_what_is_wrong(string name)
    {
        using var model = s_sound.Model.Write();
        using var adapter = new ModelFile(s_cases[name].Writer());
        using var file = model.Open();
        using var stranger = adapter.Open();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<GgufException>(() => LlamaModel.Load(file, adapter: new(stranger)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.Contains(s_cases[name].Refusal, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(name == "a model" ? "The model file" : "The adapter file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_that_stands_in_it_twice_is_refused_before_anything_is_read()
    {
        var twice = s_sound.Writer().AddTensor(Query + ".lora_b", F32, new float[64 * 8], 8, 64);
        using var adapter = new ModelFile(twice);
        Assert.Contains("the tensor 'blk.0.attn_q.weight.lora_b' stands in it twice", Assert.Throws<GgufException>(adapter.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapter_cut_anywhere_says_that_it_was_cut()
    {
        var whole = ModelFile.BytesOf(s_sound.Writer());
        for (var length = 0; length < whole.Length; length += length < 600 ? 7 : 211)
        {
            using var adapter = new ModelFile(whole[..length]);
            var message = Assert.Throws<GgufException>(adapter.Open).Message;
            Assert.True(message.Contains("cut short", StringComparison.Ordinal) || message.Contains("can hold", StringComparison.Ordinal), message);
        }
    }

    [Fact]
    public void An_adapter_alone_is_no_model_and_says_so()
    {
        using var adapter = s_sound.Write();
        using var file = adapter.Open();
        Assert.Contains("it is an adapter and no model", Assert.Throws<GgufException>(() => LlamaModel.Load(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_scale_that_is_not_finite_is_refused(float scale)
    {
        using var model = s_sound.Model.Write();
        using var adapter = s_sound.Write();
        using var file = model.Open();
        using var lora = adapter.Open();
        Assert.Throws<ArgumentOutOfRangeException>(() => LlamaModel.Load(file, adapter: new(lora, scale)));
    }

    [Fact]
    public void An_adapter_changed_in_a_byte_is_applied_or_refused()
    {
        using var model = s_sound.Model.Write();
        using var file = model.Open();
        var bytes = ModelFile.BytesOf(s_sound.Writer());
        var random = new Random(1);
        // The header in full, then a prime step through the numbers.
        for (var at = 0; at < bytes.Length; at += at < 600 ? 1 : 61)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= (byte)random.Next(1, 256);
            using var adapter = new ModelFile(changed);
            var error = Record.Exception(() =>
            {
                using var lora = adapter.Open();
                using var loaded = LlamaModel.Load(file, adapter: new(lora));
                using var cache = new KvCache(loaded.Shape, 64);
                loaded.Evaluate(cache.Start(), [1, 2, 3]);
            });
            Assert.True(error is null or GgufException, $"byte {at}: {error}");
        }
    }

    private static GgufWriter Lora(string architecture, float alpha)
        => new GgufWriter().Add("general.architecture", architecture).Add("general.type", "adapter").Add("adapter.type", "lora").Add("adapter.lora.alpha", alpha);

    private static GgufWriter Both(string matrix, int columns, int rows, int rank) => s_sound.Head()
        .AddTensor(matrix + ".lora_a", F32, new float[columns * rank], (ulong)columns, (ulong)rank)
        .AddTensor(matrix + ".lora_b", F32, new float[rank * rows], (ulong)rank, (ulong)rows);

    private static GgufWriter Halves(float[] down, ulong[] downShape, float[] up, ulong[] upShape)
        => s_sound.Head().AddTensor(Query + ".lora_a", F32, down, downShape).AddTensor(Query + ".lora_b", F32, up, upShape);

    private static byte[] EndlessScale()
    {
        var bytes = new byte[2 * 34];
        BitConverter.TryWriteBytes(bytes, Half.PositiveInfinity);
        bytes[2] = 1;
        return bytes;
    }
}
