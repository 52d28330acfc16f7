using Agent.Core.Journals;

namespace Agent.Core.Runs;

/// <summary>How the reply is drawn. Temperature 0 takes the likeliest token; <paramref name="MinP"/> leaves out tokens below that share of the likeliest.</summary>
public sealed record Sampling(double Temperature, double MinP, ulong Seed, int MostTokens)
{
    private const double Draw = 1, Retry = 0.4, Least = 0.08;

    /// <summary>The rule below in numbers, as a journal keeps it.</summary>
    public static SamplerCard Card { get; } = new(First: 0, Retry, Draw, Least);

    /// <summary>The likeliest reply, except where several are as right: which of the documents that were found to read is drawn, so that another seed is another work. After a rejected reply or an abandoned attempt all is drawn.</summary>
    public static Sampling For(Purpose purpose, ulong seed, int step, int failures, bool open = false) => new(
        (open, failures) switch
        {
            (true, _) => Draw,
            (_, 0) => 0,
            _ => Retry,
        },
        MinP: Least,
        unchecked(seed * 0x9E3779B97F4A7C15 + (ulong)step),
        purpose switch
        {
            Purpose.Brief or Purpose.Plan => 400,
            Purpose.Critique => 500,
            _ => 1200,
        });

    /// <summary>The same with no more than so many tokens.</summary>
    public Sampling Within(long room) => room < MostTokens ? this with { MostTokens = (int)room } : this;
}
