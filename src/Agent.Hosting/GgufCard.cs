using System.Security.Cryptography;
using Agent.Core.Journals;
using Agent.Inference.Files;

namespace Agent.Hosting;

/// <summary>A model file as a run's journal names it.</summary>
public static class GgufCard
{
    /// <summary>Whether a model of that name is the built-in one, or was trained from it: it learned kitchens and chores, and nothing else.</summary>
    public static bool IsNarrow(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith("chef-nano", StringComparison.Ordinal);
    }

    /// <summary>Reads the header and the digest of the whole file, and of its adapter's; the weights are not loaded.</summary>
    /// <exception cref="GgufException">The file is not a model that can be used.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ModelCard Read(ModelChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        using var file = GgufFile.Open(choice.Path);
        var context = file.Text("general.architecture") is { } architecture ? file.Integer($"{architecture}.context_length") : null;
        return new ModelCard(NameOf(file), choice.Why, DigestOf(file), (int)Math.Clamp(context ?? 0, 0, int.MaxValue))
        {
            Narrow = IsNarrow(NameOf(file)),
            Adapter = choice.Adapter is { } adapter ? Read(adapter) : null,
        };
    }

    private static AdapterCard Read(AdapterChoice choice)
    {
        using var file = GgufFile.Open(choice.Path);
        return new AdapterCard(NameOf(file), DigestOf(file), choice.Scale) { File = Path.GetFullPath(choice.Path) };
    }

    private static string NameOf(GgufFile file) => file.Text("general.name") ?? Path.GetFileNameWithoutExtension(file.Path);

    private static string DigestOf(GgufFile file)
    {
        using var bytes = File.OpenRead(file.Path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
