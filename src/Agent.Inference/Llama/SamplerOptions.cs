namespace Agent.Inference.Llama;

/// <summary>How a token is chosen; the defaults choose the likeliest.</summary>
public sealed record SamplerOptions
{
    /// <summary>0 takes the likeliest token; 1 follows the model's probabilities; above, the choice gets wilder.</summary>
    public float Temperature { get; init; }

    /// <summary>Choose among so many likeliest tokens; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Choose among the likeliest tokens that together have this probability; 1 for all.</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Choose among tokens at least this fraction as likely as the likeliest; 0 for all.</summary>
    public float MinP { get; init; }

    /// <summary>Positive logits of recent tokens are divided by this, negative ones multiplied; 1 for none.</summary>
    public float RepetitionPenalty { get; init; } = 1;

    /// <summary>How many of the last tokens count as recent.</summary>
    public int RepetitionWindow { get; init; } = 64;

    public ulong Seed { get; init; }

    /// <summary>Where in the distribution of all replies this one lies, from 0 up to and without 1: points that are evenly spread give replies that differ. Null draws by the seed alone.</summary>
    public double? CodePoint { get; init; }

    internal void Check()
    {
        Require(float.IsFinite(Temperature) && Temperature >= 0, nameof(Temperature), Temperature, "0 or more");
        Require(TopK >= 0, nameof(TopK), TopK, "0 or more");
        Require(TopP is > 0 and <= 1, nameof(TopP), TopP, "above 0 and at most 1");
        Require(MinP is >= 0 and <= 1, nameof(MinP), MinP, "between 0 and 1");
        Require(float.IsFinite(RepetitionPenalty) && RepetitionPenalty > 0, nameof(RepetitionPenalty), RepetitionPenalty, "above 0");
        Require(CodePoint is null or (>= 0 and < 1), nameof(CodePoint), CodePoint ?? 0, "at least 0 and below 1");
        Require(RepetitionWindow >= 0, nameof(RepetitionWindow), RepetitionWindow, "0 or more");
    }

    private static void Require(bool holds, string name, object value, string wanted)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} is {value}. It must be {wanted}.");
        }
    }
}
