using System.Text.Json;

namespace Agent.Tools.Libraries;

/// <summary>A file beside the documents of a library that was made from them.</summary>
internal static class LibraryFile
{
    /// <summary>What the file holds; null where there is none.</summary>
    /// <param name="folder">The library's.</param>
    /// <param name="name">The file's.</param>
    /// <param name="what">What it must hold, for a message.</param>
    public static T? Read<T>(string folder, string name, string what)
        where T : class
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            return null;
        using var file = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize<T>(file);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The file '{path}' holds no {what}: {broken.Message} Make it anew or remove it.", broken);
        }
    }
}
