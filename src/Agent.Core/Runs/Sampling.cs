using Agent.Core.Journals;

namespace Agent.Core.Runs;

/// <summary>How the reply is drawn. Temperature 0 takes the likeliest token; <paramref name="MinP"/> leaves out tokens below that share of the likeliest.</summary>
public sealed record Sampling(double Temperature, double MinP, ulong Seed, int MostTokens)
{
    // The golden ratio and the square roots of 94 and of two, each what is behind the point in units of 2^-64.
    private const ulong Golden = 0x9E3779B97F4A7C15, RootOf94 = 0xB20318222982D0E5, RootOfTwo = 0x6A09E667F3BCC909;

    private const double Draw = 1, Retry = 0.4, Least = 0.08;

    /// <summary>The rule below in numbers, as a journal keeps it.</summary>
    public static SamplerCard Card { get; } = new(First: 0, Retry, Draw, Least) { Arithmetic = true, Even = true };

    /// <summary>Where in the distribution of all replies this one lies, from 0 up to and without 1; null draws by the seed alone.</summary>
    public double? CodePoint { get; init; }

    /// <summary>
    /// The point of a seed: multiples of an irrational number without their whole part, which lie evenly however many
    /// consecutive seeds there are. Even steps take the golden ratio and odd ones the root of 94, so that seeds whose
    /// points are close at one step are far from each other at the next; each step shifts them all.
    /// </summary>
    public static double PointOf(ulong seed, int step)
        => unchecked((seed * (step % 2 == 0 ? Golden : RootOf94)) + ((ulong)step * RootOfTwo) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The likeliest reply, except where several are as right: which of the documents that were found to read is drawn, so that another seed is another work. After a rejected reply or an abandoned attempt all is drawn.</summary>
    public static Sampling For(Purpose purpose, ulong seed, int step, int failures, bool open = false) => new(
        (open, failures) switch
        {
            (true, _) => Draw,
            (_, 0) => 0,
            _ => Retry,
        },
        MinP: Least,
        unchecked(seed * Golden + (ulong)step),
        purpose switch
        {
            Purpose.Brief or Purpose.Plan => 400,
            Purpose.Critique => 500,
            _ => 1200,
        });

    /// <summary>The same with no more than so many tokens.</summary>
    public Sampling Within(long room) => room < MostTokens ? this with { MostTokens = (int)room } : this;
}
