namespace Agent.Inference.Llama;

/// <summary>A token and its logit in one word that sorts likeliest first, and equal logits by id.</summary>
internal static class Candidate
{
    private const uint Sign = 0x80000000;

    // A float's bits sort like integers once negative ones are turned over; the complement makes that descending.
    public static ulong Of(int token, float logit)
    {
        var bits = BitConverter.SingleToUInt32Bits(logit);
        var ascending = (bits & Sign) != 0 ? ~bits : bits | Sign;
        return ((ulong)~ascending << 32) | (uint)token;
    }

    public static int Token(ulong candidate) => (int)(uint)candidate;

    public static float Logit(ulong candidate)
    {
        var ascending = ~(uint)(candidate >> 32);
        return BitConverter.UInt32BitsToSingle((ascending & Sign) != 0 ? ascending & ~Sign : ~ascending);
    }
}
