namespace Agent.Inference.Llama;

/// <summary>
/// A point of the unit interval that stands for a whole reply: every token owns a part of the interval as wide as it is
/// likely, in a fixed order, and the point's place in the part of the token chosen is the point for the next one. Replies
/// of evenly spread points are as different as the model's probabilities allow, and each is drawn from just these: Vilnis
/// and others, "Arithmetic Sampling: Parallel Diverse Decoding for Large Language Models" (2023).
/// </summary>
internal sealed class CodePoint(double at, SplitMix64 random)
{
    // A point has 53 binary digits, of which rounding takes the last; what these many have chosen is diverse enough.
    private const double Spent = 1.0 / (1UL << 32);

    private double _width = 1;

    /// <summary>Where the next choice lies, from 0 up to and without 1.</summary>
    public double At { get; private set; } = at;

    /// <summary>
    /// Goes into a part of the interval. When the digits of the point are used up, the generator gives it new ones: given
    /// all that was chosen, any place in a part is as likely as any other.
    /// </summary>
    public void Enter(double inside, double width)
    {
        _width *= width;
        At = Math.Min(inside, Math.BitDecrement(1.0));
        if (_width < Spent)
        {
            (At, _width) = (random.NextReal(), 1);
        }
    }
}
