namespace ChefNano.Trainer.Models;

/// <summary>The sizes that fix every tensor of a llama-architecture model with tied embeddings.</summary>
internal sealed record Shape(int Vocabulary, int Dim, int Layers, int Heads, int Ffn)
{
    public const int HeadDim = 64;
    public const int Context = 4096;
    public const float RopeBase = 10_000f;
    public const float Epsilon = 1e-5f;

    public int Attention => Heads * HeadDim;

    public long Parameters
        => ((long)Vocabulary * Dim) + Dim + (Layers * ((2L * Dim) + (4L * Dim * Attention) + (3L * Dim * Ffn)));

    /// <summary>The vector kernels step by 32 and a Q8_0 block holds 32 weights, so both widths must divide by 32.</summary>
    public Shape Checked() => Dim % 32 == 0 && Ffn % 32 == 0
        ? this
        : throw new ArgumentException($"The widths '{Dim}' and '{Ffn}' do not both divide by 32. Choose multiples of 32.");
}
