using System.Buffers;

namespace Agent.Inference.Grammars;

/// <summary>A quoted string of between <c>minimum</c> and <c>maximum</c> code points. The position counts the finished ones.</summary>
internal sealed class FreeString(long minimum, long maximum) : Leaf
{
    public const long Unbounded = long.MaxValue;

    private static readonly string Quote = Gbnf.Literal("\""u8);

    public override StepResult Step(ref Position position, byte next)
    {
        var from = position.Phase;
        var to = StringBytes.Next(from, next);
        if (to == StringBytes.Dead)
        {
            return StepResult.Refused;
        }
        if (from == StringBytes.Normal)
        {
            if (to == StringBytes.Closed)
            {
                return position.Value >= minimum ? StepResult.Done : StepResult.Refused;
            }
            if (position.Value >= maximum)
            {
                return StepResult.Refused;
            }
        }
        // Without a maximum the count stops at the minimum, so that all later places are one and the same state.
        if (to == StringBytes.Normal && from != StringBytes.Start && !(maximum == Unbounded && position.Value >= minimum))
        {
            position.Value++;
        }
        position.Phase = to;
        return StepResult.Open;
    }

    /// <summary>How many more code points may begin at a place between two of them.</summary>
    public long Room(in Position position) => maximum - (long)position.Value;

    /// <summary>How many more code points must be said.</summary>
    public long Due(in Position position) => Math.Max(0, minimum - (long)position.Value);

    public override long Remaining(in Position position)
        => minimum > maximum ? Never : StringBytes.Ending(position.Phase).Length + Missing(position) + 1;

    public override void WriteRemaining(in Position position, IBufferWriter<byte> writer)
    {
        writer.Write(StringBytes.Ending(position.Phase));
        for (var i = Missing(position); i > 0; i--)
        {
            writer.Write("."u8);
        }
        writer.Write("\""u8);
    }

    public override string AsGbnf(Gbnf rules)
    {
        var hex = rules.Rule("hex", "[0-9a-fA-F]");
        var unicode = rules.Rule("unicode", $$"""[0-9a-cA-CefEF] {{hex}}{3} | [dD] ([0-7] {{hex}}{2} | [89abAB] {{hex}}{2} "\\u" [dD] [c-fC-F] {{hex}}{2})""");
        var character = rules.Rule("char", $$"""[\x20\x21\x23-\x5B\x5D-\uD7FF\uE000-\U0010FFFF] | "\\" ([\x22\x5C\x2Fbfnrt] | "u" {{unicode}})""");
        return $"{Quote} {rules.Repeat(character, minimum, maximum == Unbounded ? null : maximum)} {Quote}";
    }

    protected override Position Begin(Frame? rest) => new(this, 0, StringBytes.Start, rest);

    private long Missing(in Position position)
    {
        var begun = position.Phase is StringBytes.Start or StringBytes.Normal ? 0 : 1;
        return Math.Max(0, Due(position) - begun);
    }
}
