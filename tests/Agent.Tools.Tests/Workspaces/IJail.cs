using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>What the cases are tried on: the walls under test, or walls with a planted fault.</summary>
internal interface IJail : IDisposable
{
    string Read(string path);

    void Write(string path, string text);

    void Delete(string path);

    void List(string path);
}

/// <summary>The walls under test.</summary>
internal sealed class Walls(Workspace workspace) : IJail
{
    public static Walls Round(Ground ground, TreeKind kind = TreeKind.OpenAt2) =>
        new(Workspace.Open(ground.Workspace, new WorkspaceOptions { Durable = false, MaxFileBytes = 256 * 1024 }, kind));

    public string Read(string path) => workspace.ReadTextAsync(path).GetAwaiter().GetResult();

    public void Write(string path, string text) => workspace.WriteTextAsync(path, text).GetAwaiter().GetResult();

    public void Delete(string path) => workspace.DeleteAsync(path).GetAwaiter().GetResult();

    public void List(string path) => workspace.List(path, depth: 8);

    public void Dispose() => workspace.Dispose();
}
