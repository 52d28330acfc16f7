using System.Security.Cryptography;
using Agent.Inference.Files;

namespace Agent.Inference;

/// <summary>What an adapter is that is applied to a model: enough to tell later whether it was the same one, as much of it.</summary>
/// <param name="Name">The name that the file gives itself, else the file's name.</param>
/// <param name="Sha256">The SHA-256 of the whole file in lower-case hexadecimal.</param>
/// <param name="Scale">How much of it is applied.</param>
/// <param name="Parameters">The numbers in it.</param>
public sealed record GgufAdapterDescription(string Name, string Sha256, float Scale, long Parameters)
{
    internal static GgufAdapterDescription Of(GgufFile file, float scale)
    {
        using var stream = File.OpenRead(file.Path);
        return new(GgufDescription.NameOf(file), Convert.ToHexStringLower(SHA256.HashData(stream)), scale, GgufDescription.ParametersOf(file));
    }
}
