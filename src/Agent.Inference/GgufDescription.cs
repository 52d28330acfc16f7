using System.Security.Cryptography;
using Agent.Inference.Files;
using Agent.Inference.Llama;

namespace Agent.Inference;

/// <summary>What a model file is, for the header of a run: enough to tell later whether it was the same one.</summary>
public sealed record GgufDescription
{
    /// <summary>The name that the file gives itself, else the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the whole file in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string Architecture { get; init; }

    public required long Parameters { get; init; }

    /// <summary>The number of positions that this instance can evaluate.</summary>
    public required int ContextLength { get; init; }

    /// <summary>The type in which most of the weights' bytes are stored, such as <c>Q8_0</c>.</summary>
    public required string Quantisation { get; init; }

    public required long Bytes { get; init; }

    /// <summary>What is applied beside the file's own weights; null where nothing is.</summary>
    public GgufAdapterDescription? Adapter { get; init; }

    internal static GgufDescription Of(GgufFile file, LlamaModel model)
    {
        using var stream = File.OpenRead(file.Path);
        return new()
        {
            Name = NameOf(file),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(stream)),
            Architecture = file.Text("general.architecture")!,
            Parameters = ParametersOf(file),
            ContextLength = model.ContextLength,
            Quantisation = file.Tensors.GroupBy(tensor => tensor.Type).MaxBy(group => group.Sum(tensor => (long)tensor.Bytes))!.Key.ToString(),
            Bytes = stream.Length,
        };
    }

    internal static string NameOf(GgufFile file) => file.Text("general.name") ?? Path.GetFileNameWithoutExtension(file.Path);

    internal static long ParametersOf(GgufFile file) => file.Tensors.Sum(tensor => tensor.Dimensions.Aggregate(1L, (product, size) => product * (long)size));
}
