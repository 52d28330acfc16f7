using System.Text;

namespace Agent.Tools.Workspaces;

/// <summary>A folder that cannot be left: whatever path is given and whatever links or races stand in the way, nothing outside is read or changed.</summary>
public sealed class Workspace : IDisposable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ITree tree;
    private readonly PathRules rules;

    internal Workspace(string root, ITree tree, PathRules rules, WorkspaceOptions options)
    {
        Root = root;
        Options = options;
        this.tree = tree;
        this.rules = rules;
    }

    /// <summary>The root's absolute path with no link in it, as it was when the workspace was opened.</summary>
    public string Root { get; }

    public WorkspaceOptions Options { get; }

    /// <summary>What names the root for good: device and inode where the system has them.</summary>
    public string Identity => tree.Identity;

    /// <summary>Opens the folder, made first if it is missing. A root that cannot be used is refused in a sentence.</summary>
    public static Workspace Open(string root, WorkspaceOptions? options = null) =>
        Open(root, options ?? new(), OperatingSystem.IsLinux() ? TreeKind.OpenAt2 : TreeKind.Portable);

    internal static Workspace Open(string root, WorkspaceOptions options, TreeKind kind)
    {
        var given = FullPath(root);
        var real = WorkspaceRoot.Make(given);
        ITree tree = kind == TreeKind.Portable ? PortableTree.Open(real, options) : LinuxTree.Open(real, options, walk: kind == TreeKind.Walk);
        var rules = new PathRules([PathRules.Split(real, '/', Path.DirectorySeparatorChar), PathRules.Split(given, '/', Path.DirectorySeparatorChar)], OperatingSystem.IsWindows());
        return new Workspace(real, tree, rules, options);
    }

    /// <summary>The text of a regular file. UTF-8 without exception: other bytes are refused, not replaced.</summary>
    public Task<string> ReadTextAsync(string path, CancellationToken cancellationToken = default) => Perform(() =>
    {
        var bytes = tree.Read(rules.Judge(path, PathUse.Read), Options.MaxFileBytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Refuse.Path(Refusal.Error, WorkspaceReasons.NotText, path, "does not hold UTF-8 text. Read a text file.");
        }
    }, cancellationToken);

    /// <summary>The file holds this text and no other, or what it held before; folders on the way are made. Answers the bytes written.</summary>
    public Task<int> WriteTextAsync(string path, string text, CancellationToken cancellationToken = default) => Perform(() =>
    {
        var parts = JudgeWrite(path);
        var bytes = Encode(path, text);
        tree.Replace(parts, bytes);
        return bytes.Length;
    }, cancellationToken);

    /// <summary>Adds text to the end of a file, made if it is missing. Answers the bytes added.</summary>
    public Task<int> AppendTextAsync(string path, string text, CancellationToken cancellationToken = default) => Perform(() =>
    {
        var parts = JudgeWrite(path);
        var bytes = Encode(path, text);
        tree.Append(parts, bytes, Options.MaxFileBytes);
        return bytes.Length;
    }, cancellationToken);

    /// <summary>Removes a file, a link (never what it names) or a folder with all that is in it.</summary>
    public Task DeleteAsync(string path, CancellationToken cancellationToken = default) => Perform(() =>
    {
        tree.Delete(JudgeWrite(path.TrimEnd('/')));
        return 0;
    }, cancellationToken);

    /// <summary>What is in a folder (the root if none is named), sorted by name, a folder before what is in it. Links are not followed.</summary>
    /// <param name="path">A folder; no patterns.</param>
    /// <param name="depth">Levels of folders to show: 1 is the folder's own entries.</param>
    public IReadOnlyList<WorkspaceEntry> List(string? path = null, int depth = 1) =>
        tree.List(rules.Judge(string.IsNullOrEmpty(path) ? "." : path, PathUse.List), depth, Options.MaxEntries);

    /// <summary>The paths of the files down to a level of folders; none where the folder cannot be listed.</summary>
    public IReadOnlyList<string> FilesBelow(int depth)
    {
        try
        {
            return [.. List(depth: depth).Where(entry => entry.Kind == EntryKind.File).Select(entry => entry.Path)];
        }
        catch (WorkspaceException)
        {
            return [];
        }
    }

    /// <summary>Whether something in the workspace has that name. False for every path that would be refused.</summary>
    public bool Exists(string path)
    {
        try
        {
            return tree.Exists(rules.Judge(path, PathUse.List));
        }
        catch (WorkspaceException)
        {
            return false;
        }
    }

    public void Dispose() => tree.Dispose();

    private string[] JudgeWrite(string path)
    {
        var parts = rules.Judge(path, PathUse.Write);
        return Options.ReadOnly
            ? throw Refuse.Path(Refusal.Deny, WorkspaceReasons.ReadOnly, path, "cannot be written, because this workspace is open for reading only. Read instead.")
            : parts;
    }

    private byte[] Encode(string path, string text)
    {
        if (text.Length > Options.MaxFileBytes)
            throw Refuse.Large(path, Options.MaxFileBytes);
        try
        {
            var bytes = Strict.GetBytes(text);
            return bytes.Length <= Options.MaxFileBytes ? bytes : throw Refuse.Large(path, Options.MaxFileBytes);
        }
        catch (EncoderFallbackException)
        {
            throw Refuse.Path(Refusal.Error, WorkspaceReasons.InvalidUtf8, path, "was given text with half a character in it. Send whole characters.");
        }
    }

    private static string FullPath(string root)
    {
        if (string.IsNullOrWhiteSpace(root) || root.Contains('\0', StringComparison.Ordinal))
            throw Refuse.Root(root, "is not a path");
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    }

    /// <summary>A local disk answers faster than a thread changes hands, so the work is done here and now.</summary>
    private static Task<T> Perform<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        try
        {
            return Task.FromResult(work());
        }
        catch (WorkspaceException refusal)
        {
            return Task.FromException<T>(refusal);
        }
    }
}
