using Agent.Inference.Llama;
using Xunit;

namespace Agent.Inference.Tests.Llama;

/// <summary>Replies that are decoded from points: evenly spread points give replies that are spread as the probabilities are.</summary>
public sealed class ArithmeticSampling
{
    private static readonly double[] s_probabilities = [0.125, 0.5, 0.0625, 0.25, 0.0625];
    private static readonly float[] s_logits = [.. s_probabilities.Select(p => (float)Math.Log(p))];
    private static readonly float[] s_even = new float[16];

    [Fact]
    public void Ten_points_choose_ten_of_sixteen_equals()
        => Assert.Equal(10, Enumerable.Range(1, 10).Select(seed => Sampler(Point(seed), 16).Sample(s_even, [])).Distinct().Count());

    [Fact]
    public void Tokens_and_pairs_of_tokens_come_as_often_as_they_are_likely()
    {
        var pairs = Enumerable.Range(1, 2000)
            .Select(seed => Sampler(Point(seed), 5))
            .CountBy(sampler => (sampler.Sample(s_logits, []), sampler.Sample(s_logits, [])))
            .ToDictionary();
        Assert.Equal(25, pairs.Count);
        // Independent draws would be off by twenty and more.
        Assert.All(pairs, pair => Assert.Equal(2000 * s_probabilities[pair.Key.Item1] * s_probabilities[pair.Key.Item2], pair.Value, 4.0));
    }

    [Fact]
    public void What_is_not_allowed_or_cut_off_has_no_part_of_the_interval()
    {
        var counts = Enumerable.Range(1, 2000)
            .CountBy(seed => new Sampler(new() { Temperature = 1, MinP = 0.3f, CodePoint = Point(seed) }, 5).Sample(s_logits, [], [true, false, true, true, true]))
            .ToDictionary();
        Assert.Equal([0, 3], counts.Keys.Order());
        Assert.Equal(2000 / 3.0, counts[0], 4.0);
    }

    [Fact]
    public void A_long_reply_does_not_use_up_its_point()
    {
        // A power of two for the number of choices shifts the digits of a point out until none is left.
        var counts = new int[16];
        var sampler = Sampler(Point(1), 16);
        for (var i = 0; i < 16000; i++)
        {
            counts[sampler.Sample(s_even, [])]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 880, 1120));
    }

    [Fact]
    public void The_ends_of_the_interval_choose_the_first_and_the_last()
    {
        Assert.Equal(0, Sampler(0, 5).Sample(s_logits, []));
        Assert.Equal(4, Sampler(Math.BitDecrement(1.0), 5).Sample(s_logits, []));
    }

    [Fact]
    public void A_point_outside_the_interval_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Sampler(1, 5));
        Assert.Equal("CodePoint is 1. It must be at least 0 and below 1.", error.Message);
    }

    [Fact]
    public void At_temperature_zero_there_is_nothing_to_decode()
        => Assert.Equal(1, new Sampler(new() { CodePoint = 0.9 }, 5).Sample(s_logits, []));

    private static Sampler Sampler(double point, int vocabulary) => new(new() { Temperature = 1, CodePoint = point }, vocabulary);

    private static double Point(int seed) => seed * 0.6180339887498949 % 1;
}
