namespace Agent.Inference.Files;

/// <summary>The smallest unit of a tensor type: so many elements are stored in so many bytes.</summary>
public readonly record struct GgufBlock(uint Elements, uint Bytes)
{
    /// <summary>The block of a type, or null where no such type exists (ids that were removed from the format have none).</summary>
    public static GgufBlock? Of(GgufType type) => type switch
    {
        GgufType.F32 or GgufType.I32 => new(1, 4),
        GgufType.F16 or GgufType.BF16 or GgufType.I16 => new(1, 2),
        GgufType.I8 => new(1, 1),
        GgufType.I64 or GgufType.F64 => new(1, 8),
        GgufType.Q4_0 or GgufType.IQ4_NL => new(32, 18),
        GgufType.Q4_1 => new(32, 20),
        GgufType.Q5_0 => new(32, 22),
        GgufType.Q5_1 => new(32, 24),
        GgufType.Q8_0 => new(32, 34),
        GgufType.Q8_1 => new(32, 36),
        GgufType.MXFP4 => new(32, 17),
        GgufType.Q2_K => new(256, 84),
        GgufType.Q3_K or GgufType.IQ3_S => new(256, 110),
        GgufType.Q4_K => new(256, 144),
        GgufType.Q5_K => new(256, 176),
        GgufType.Q6_K => new(256, 210),
        GgufType.Q8_K => new(256, 292),
        GgufType.IQ2_XXS or GgufType.TQ2_0 => new(256, 66),
        GgufType.IQ2_XS => new(256, 74),
        GgufType.IQ3_XXS => new(256, 98),
        GgufType.IQ1_S => new(256, 50),
        GgufType.IQ2_S => new(256, 82),
        GgufType.IQ4_XS => new(256, 136),
        GgufType.IQ1_M => new(256, 56),
        GgufType.TQ1_0 => new(256, 54),
        _ => null,
    };
}
