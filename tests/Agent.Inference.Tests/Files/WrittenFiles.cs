using System.Runtime.InteropServices;
using Agent.Inference.Files;
using Xunit;

namespace Agent.Inference.Tests.Files;

public sealed class WrittenFiles
{
    private static readonly float[] s_values = [.. Enumerable.Range(0, 64).Select(i => (i - 20) * 0.37f)];

    [Fact]
    public void What_was_written_is_read_back()
    {
        var writer = new GgufWriter()
            .Add("general.architecture", "llama")
            .Add("a.count", 7u)
            .Add("a.share", 0.25f)
            .Add("a.flag", true)
            .Add("a.words", ["one", "zwei", "três"])
            .Add("a.scores", [0.5f, -1f])
            .Add("a.ids", [3, -4])
            .AddTensor("first", GgufType.F32, s_values, 32, 2)
            .AddTensor("second", GgufType.F16, s_values.AsSpan(0, 5), 5)
            .AddTensor("third", GgufType.Q8_0, s_values, 64);
        using var model = new ModelFile(writer);
        using var file = model.Open();

        Assert.Equal(3u, file.Version);
        Assert.Equal("llama", file.Text("general.architecture"));
        Assert.Equal(7, file.Integer("a.count"));
        Assert.Equal(0.25, file.Real("a.share"));
        Assert.True(file.Flag("a.flag"));
        Assert.Equal(["one", "zwei", "três"], file.Texts("a.words"));
        Assert.Equal([0.5f, -1f], file.Reals("a.scores"));
        Assert.Equal([3, -4], file.Integers("a.ids"));
        Assert.Null(file.Text("a.missing"));

        var first = file.FindTensor("first")!;
        Assert.Equal([32UL, 2UL], first.Dimensions);
        Assert.Equal(s_values, MemoryMarshal.Cast<byte, float>(file.Bytes(first)).ToArray());
        var second = MemoryMarshal.Cast<byte, Half>(file.Bytes(file.FindTensor("second")!));
        Assert.Equal(s_values[..5].Select(value => (Half)value), second.ToArray());
        Assert.Equal(68, file.Bytes(file.FindTensor("third")!).Length);
    }

    [Fact]
    public void Eight_bit_blocks_stay_within_half_a_step_of_the_values()
    {
        using var model = new ModelFile(new GgufWriter().AddTensor("t", GgufType.Q8_0, s_values, 64));
        using var file = model.Open();
        var bytes = file.Bytes(file.FindTensor("t")!);
        for (var i = 0; i < s_values.Length; i++)
        {
            var block = bytes[(i / 32 * 34)..];
            var scale = (float)MemoryMarshal.Read<Half>(block);
            Assert.InRange((sbyte)block[2 + (i % 32)] * scale, s_values[i] - (scale * 0.51f) - 0.01f, s_values[i] + (scale * 0.51f) + 0.01f);
        }
    }

    [Fact]
    public void A_key_of_another_type_is_refused_with_both_types()
    {
        using var model = new ModelFile(new GgufWriter().Add("a.ids", [1, 2]));
        using var file = model.Open();
        var error = Assert.Throws<GgufException>(() => file.Reals("a.ids"));
        Assert.Contains("'a.ids' is of type array of Int32, and it must be an array of Float32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_whose_values_do_not_fill_its_shape_is_not_written()
        => Assert.Throws<ArgumentException>(() => new GgufWriter().AddTensor("t", GgufType.F32, s_values, 65));
}
