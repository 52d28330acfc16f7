using System.Text.Json;
using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Templates;
using Agent.Inference.Tests.Tokenizers;
using Agent.Inference.Tokenizers;
using Xunit;

namespace Agent.Inference.Tests.Files;

public sealed class HostileFiles
{
    private const long MostBytes = 64L << 20;

    public static TheoryData<string, string> Cases()
    {
        var cases = JsonSerializer.Deserialize<Case[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "gguf-malformed.json")), JsonSerializerOptions.Web)!;
        Assert.Equal(48, cases.Length);
        return [.. cases.Where(one => !MalformedFiles.OfSizes.Contains(one.Id)).Select(one => (one.Id, one.Name))];
    }

    public static TheoryData<string> CasesOfSizes => [.. MalformedFiles.OfSizes];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_malformed_file_is_refused_in_one_sentence_of_fact_and_a_sound_one_is_read(string id, string name)
    {
        var (bytes, refusal) = MalformedFiles.Build(id);
        using var model = new ModelFile(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Record.Exception(() => Load(model, cutAfterOpening: name == "file replaced while mapped"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        if (refusal is null)
        {
            Assert.Null(error);
        }
        else
        {
            Assert.Contains(refusal, Assert.IsType<GgufException>(error).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(CasesOfSizes))]
    public void A_model_whose_sizes_disagree_is_refused_before_anything_is_built_from_them(string id)
    {
        var (bytes, refusal) = MalformedFiles.Build(id);
        using var model = new ModelFile(bytes);
        using var file = model.Open();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<GgufException>(() => LlamaModel.Load(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.Contains(refusal!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_architecture_is_refused_with_those_that_run()
    {
        using var model = new ModelFile(new GgufWriter().Add("general.architecture", "gptj"));
        using var file = model.Open();
        Assert.Contains("its architecture is 'gptj'. This engine runs: llama.", Assert.Throws<GgufException>(() => LlamaModel.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_tokens_than_the_embedding_has_rows_are_refused()
    {
        var writer = Vocabularies.Words("llama-bpe").AddTensor("token_embd.weight", GgufType.F32, new float[32 * 16], 32, 16);
        using var model = new ModelFile(writer);
        using var file = model.Open();
        Assert.Contains("259 tokens, and 'token_embd.weight' only 16 rows", Assert.Throws<GgufException>(() => LlamaModel.Load(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(36)]
    [InlineData(255)]
    [InlineData(uint.MaxValue)]
    public void A_tensor_type_that_was_removed_or_never_was_is_refused(uint type)
    {
        using var model = new ModelFile(new RawGguf(1, 0).Tensor("t", (GgufType)type, 0, 256).Data(2048).Bytes);
        Assert.Contains($"has type {type}", Assert.Throws<GgufException>(model.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_that_share_bytes_are_refused()
    {
        using var model = new ModelFile(new RawGguf(2, 0).Tensor("a", GgufType.F32, 0, 16).Tensor("b", GgufType.F32, 32, 16).Data(128).Bytes);
        Assert.Contains("the tensors 'a' and 'b' share bytes", Assert.Throws<GgufException>(model.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_big_endian_file_is_recognised()
    {
        using var model = new ModelFile(new RawGguf(0, 0, version: 0x0300_0000).Bytes);
        Assert.Contains("big-endian", Assert.Throws<GgufException>(model.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_says_that_it_was_cut_and_nothing_else_escapes()
    {
        var bytes = ModelFile.BytesOf(new GgufWriter().Add("a", ["one", "two"]).Add("b", 1u).Add("c", [1f, 2f]).AddTensor("t", GgufType.F32, new float[16], 16));
        for (var length = 0; length < bytes.Length; length++)
        {
            using var model = new ModelFile(bytes[..length]);
            var message = Assert.Throws<GgufException>(model.Open).Message;
            Assert.True(message.Contains("cut short", StringComparison.Ordinal) || message.Contains("can hold", StringComparison.Ordinal), message);
        }
    }

    [Fact]
    public unsafe void A_header_changed_in_any_byte_to_any_value_is_read_or_refused()
    {
        var bytes = ModelFile.BytesOf(new GgufWriter()
            .Add("general.alignment", 32u).Add("t", "text").Add("f", true).Add("s", ["a", "bc"]).Add("n", [1, 2])
            .AddTensor("one", GgufType.F32, new float[8], 4, 2).AddTensor("two", GgufType.Q8_0, new float[32], 32));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var most = 0L;
        for (var at = 0; at < bytes.Length; at++)
        {
            var kept = bytes[at];
            for (var value = 0; value < 256; value++)
            {
                bytes[at] = (byte)value;
                fixed (byte* start = bytes)
                {
                    var cursor = new GgufCursor(start, (ulong)bytes.Length, "changed.gguf");
                    var error = Record.Exception(() => GgufHeader.Read(cursor));
                    Assert.True(error is null or GgufException, $"byte {at} = {value}: {error}");
                }

                var now = GC.GetAllocatedBytesForCurrentThread();
                (most, before) = (Math.Max(most, now - before), now);
            }

            bytes[at] = kept;
        }

        Assert.InRange(most, 0, MostBytes);
    }

    [Theory]
    [InlineData("llama-bpe")]
    [InlineData("llama")]
    public void A_vocabulary_changed_in_a_byte_is_read_or_refused(string name)
    {
        var bytes = ModelFile.BytesOf(SampleVocabularies.Make(name).Add("tokenizer.chat_template", "<|im_start|>"));
        var random = new Random(1);

        // A prime step, so that the bytes of lengths, texts, scores and kinds all have their turn.
        for (var at = 0; at < bytes.Length; at += 23)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= (byte)random.Next(1, 256);
            using var model = new ModelFile(changed);
            var error = Record.Exception(() => Load(model, cutAfterOpening: false));
            Assert.True(error is null or GgufException, $"byte {at}: {error}");
        }
    }

    /// <summary>Everything that reads a file, and one look at every tensor.</summary>
    private static void Load(ModelFile model, bool cutAfterOpening)
    {
        using var file = model.Open();
        if (cutAfterOpening)
        {
            using var stream = new FileStream(model.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(8);
        }

        foreach (var tensor in file.Tensors)
        {
            Assert.Equal((int)tensor.Bytes, file.Bytes(tensor).Length);
        }

        if (file.Metadata.ContainsKey("tokenizer.ggml.model"))
        {
            ReadTokenizer(file);
        }
    }

    private static void ReadTokenizer(GgufFile file)
    {
        if (file.Metadata.ContainsKey("tokenizer.chat_template"))
        {
            ChatTemplate.From(file);
        }

        var tokenizer = Tokenizer.From(file);
        var tokens = tokenizer.Encode("Roast the lamb, 180 C. \n é羊\t", special: true);
        Assert.All(tokens, token => Assert.InRange(token, 0, tokenizer.Count - 1));
        Assert.NotNull(tokenizer.Decode(tokens));
    }

    private sealed record Case(string Id, string Name);
}
