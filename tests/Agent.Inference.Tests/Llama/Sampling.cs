using Agent.Inference.Llama;
using Xunit;

namespace Agent.Inference.Tests.Llama;

public sealed class Sampling
{
    // Probabilities 0.5, 0.25, 0.125, 0.0625, 0.0625 in an order that is not sorted.
    private static readonly float[] s_logits = [.. new[] { 0.125, 0.5, 0.0625, 0.25, 0.0625 }.Select(p => (float)Math.Log(p))];

    [Fact]
    public void Temperature_zero_takes_the_likeliest_and_of_equals_the_lowest()
    {
        Assert.Equal(1, new Sampler(new(), 5).Sample(s_logits, []));
        Assert.Equal(1, new Sampler(new(), 4).Sample([0, 2, 2, 1], []));
    }

    [Fact]
    public void At_temperature_one_tokens_come_as_often_as_they_are_likely()
    {
        var counts = Counts(new() { Temperature = 1, Seed = 11 }, 40000);
        Assert.All(counts.Zip([0.125, 0.5, 0.0625, 0.25, 0.0625]), pair => Assert.InRange(pair.First / 40000.0, pair.Second - 0.01, pair.Second + 0.01));
    }

    [Theory]
    [InlineData(2, 1f, 0f, new[] { 1, 3 })]
    [InlineData(0, 0.75f, 0f, new[] { 1, 3 })]
    [InlineData(0, 0.76f, 0f, new[] { 0, 1, 3 })]
    [InlineData(0, 1f, 0.2f, new[] { 0, 1, 3 })]
    [InlineData(3, 0.9f, 0.3f, new[] { 1, 3 })]
    [InlineData(1, 1f, 0f, new[] { 1 })]
    [InlineData(4, 1f, 0f, new[] { 0, 1, 2, 3 })]
    public void Only_what_the_cuts_leave_is_chosen(int topK, float topP, float minP, int[] expected)
    {
        var counts = Counts(new() { Temperature = 1.5f, TopK = topK, TopP = topP, MinP = minP, Seed = 4 }, 3000);
        Assert.Equal(expected, Enumerable.Range(0, 5).Where(token => counts[token] > 0));
    }

    [Fact]
    public void A_seed_fixes_the_choices()
    {
        int[] Draw(ulong seed)
        {
            var sampler = new Sampler(new() { Temperature = 1, Seed = seed }, 5);
            return [.. Enumerable.Range(0, 50).Select(_ => sampler.Sample(s_logits, []))];
        }

        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    [Fact]
    public void The_generator_is_the_published_one()
        => Assert.Equal([0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f], Numbers(new SplitMix64(0)));

    [Fact]
    public void Recent_tokens_become_less_likely_in_either_sign()
    {
        var options = new SamplerOptions { RepetitionPenalty = 4, RepetitionWindow = 1 };
        Assert.Equal(0, new Sampler(options, 2).Sample([1, 2], [1]));
        Assert.Equal(0, new Sampler(options, 2).Sample([-2, -1], [0, 1]));
        Assert.Equal(1, new Sampler(options, 2).Sample([1, 2], [1, 0]));
    }

    [Fact]
    public void Only_allowed_tokens_are_chosen_and_not_a_number_never_is()
    {
        Assert.Equal(2, new Sampler(new(), 3).Sample([3, 2, 1], [], [false, false, true]));
        Assert.Equal(2, new Sampler(new() { Temperature = 1 }, 3).Sample([float.NaN, float.PositiveInfinity, 1], []));
    }

    [Fact]
    public void A_setting_out_of_its_range_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new Sampler(new() { TopP = 0 }, 5));
        Assert.Equal("TopP is 0. It must be above 0 and at most 1.", error.Message);
    }

    private static int[] Counts(SamplerOptions options, int draws)
    {
        var sampler = new Sampler(options, 5);
        var counts = new int[5];
        for (var i = 0; i < draws; i++)
        {
            counts[sampler.Sample(s_logits, [])]++;
        }

        return counts;
    }

    private static ulong[] Numbers(SplitMix64 random) => [random.Next(), random.Next(), random.Next()];
}
