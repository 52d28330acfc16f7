namespace Agent.Tools.Workspaces;

/// <summary>How the walls are built.</summary>
internal enum TreeKind
{
    OpenAt2,
    Walk,
    Portable,
}
