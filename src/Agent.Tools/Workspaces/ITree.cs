namespace Agent.Tools.Workspaces;

/// <summary>The disk below a workspace root. Every path has passed <see cref="PathRules"/>; a tree adds what only the disk can say.</summary>
internal interface ITree : IDisposable
{
    /// <summary>What names the root for good, whatever it is called later.</summary>
    string Identity { get; }

    byte[] Read(string[] parts, int cap);

    /// <summary>The file holds these bytes and no others, or what it held before: never a part of both.</summary>
    void Replace(string[] parts, ReadOnlySpan<byte> bytes);

    void Append(string[] parts, ReadOnlySpan<byte> bytes, int cap);

    IReadOnlyList<WorkspaceEntry> List(string[] parts, int depth, int cap);

    /// <summary>Removes a file, a link (never what it names) or a folder with all that is in it.</summary>
    void Delete(string[] parts);

    bool Exists(string[] parts);
}
