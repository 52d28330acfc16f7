using System.Security.Cryptography;
using Agent.Core.Journals;
using Agent.Inference.Files;

namespace Agent.Hosting;

/// <summary>A model file as a run's journal names it.</summary>
public static class GgufCard
{
    /// <summary>Reads the header and the digest of the whole file; the weights are not loaded.</summary>
    /// <exception cref="GgufException">The file is not a model that can be used.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ModelCard Read(string path, string chosen)
    {
        using var file = GgufFile.Open(path);
        var context = file.Text("general.architecture") is { } architecture ? file.Integer($"{architecture}.context_length") : null;
        using var bytes = File.OpenRead(path);
        return new ModelCard(
            file.Text("general.name") ?? Path.GetFileNameWithoutExtension(path),
            chosen,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            (int)Math.Clamp(context ?? 0, 0, int.MaxValue));
    }
}
