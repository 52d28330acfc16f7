namespace Agent.Tools.Tests.Workspaces;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("walls-").FullName;

    public string Path(string below) => System.IO.Path.Combine(Root, below);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
