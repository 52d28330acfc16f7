namespace Agent.Tools.Workspaces;

/// <summary>Makes and names the root: the one place where a path of the machine is taken as a whole.</summary>
internal static class WorkspaceRoot
{
    private const int MaxLinks = 40;

    /// <summary>The root's real path, made if it was missing.</summary>
    public static string Make(string path)
    {
        try
        {
            if (File.Exists(path))
                throw Refuse.Root(path, "is a file");
            return Real(Directory.CreateDirectory(path).FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refuse.Root(path, "cannot be made");
        }
    }

    /// <summary>Links are resolved from the top, since a folder above the root may be one too.</summary>
    private static string Real(string path, int links = 0)
    {
        if (Path.GetDirectoryName(path) is not { } above)
            return path;
        var real = Path.Combine(Real(above, links), Path.GetFileName(path));
        if (new DirectoryInfo(real).LinkTarget is not { } target)
            return real;
        return links < MaxLinks
            ? Real(Path.GetFullPath(target, Path.GetDirectoryName(real)!), links + 1)
            : throw Refuse.Root(path, "goes through too many links");
    }
}
