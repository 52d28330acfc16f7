using System.Security.Cryptography;
using System.Text;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>A workspace with a note in it, and round it what must stay as it is: a canary in a sibling folder, in a look-alike sibling and above.</summary>
internal sealed class Ground : IDisposable
{
    public const string Canary = "canary-7c1f0a";
    public const string Note = "buy milk";
    private readonly TemporaryFolder folder = new();

    public Ground()
    {
        foreach (var path in (string[])[Outside, Workspace + "-evil", Below("notes"), Outside + "/inner"])
            Directory.CreateDirectory(path);
        foreach (var path in (string[])[Outside + "/secret.txt", Outside + "/f", Outside + "/inner/secret.txt", Workspace + "-evil/secret.txt", folder.Path("secret.txt")])
            File.WriteAllText(path, Canary);
        File.WriteAllText(Below("notes/todo.txt"), Note);
    }

    public string Workspace => folder.Path("ws");

    public string Outside => folder.Path("outside");

    public string Below(string path) => Path.Combine(Workspace, path);

    public string Beside(string path) => folder.Path(path);

    /// <summary>Every name, fact and byte round the workspace. Contents alone would miss a changed mode or time; the workspace's own name may change.</summary>
    public string Surroundings(string but = "ws")
    {
        var listing = new StringBuilder();
        foreach (var top in Directory.EnumerateFileSystemEntries(folder.Root).Order(StringComparer.Ordinal))
            if (Path.GetFileName(top) != "ws" && Path.GetFileName(top) != but)
                Add(top, listing);
        return listing.ToString();
    }

    public void Dispose() => folder.Dispose();

    private static void Add(string path, StringBuilder listing)
    {
        listing.Append(path).Append(' ').AppendLine(Native.Facts(path));
        if (new FileInfo(path).LinkTarget is not null)
            return;
        if (!Directory.Exists(path))
            listing.AppendLine(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
        else
            foreach (var inner in Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal))
                Add(inner, listing);
    }
}
