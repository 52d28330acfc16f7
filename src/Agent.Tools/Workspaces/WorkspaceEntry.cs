namespace Agent.Tools.Workspaces;

/// <summary>What a name in the workspace stands for. A link is listed as a link and never followed.</summary>
public enum EntryKind
{
    File,
    Folder,
    Link,
    Other,
}

/// <summary>One line of a listing.</summary>
/// <param name="Path">From the workspace root, with '/' between names, characters that could forge a display replaced.</param>
/// <param name="Kind">What the name stands for.</param>
/// <param name="Bytes">Size of a file, otherwise 0.</param>
public sealed record WorkspaceEntry(string Path, EntryKind Kind, long Bytes);
