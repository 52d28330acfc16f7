using System.Text.Json;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Tests.Workspaces;
using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Tools;

/// <summary>A workspace of its own and the standard tools over it, called as the loop calls them.</summary>
internal sealed class Desk : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Library library = Library.Of([]);
    private readonly Workspace workspace;

    public Desk(int maxFileBytes = 1000)
    {
        workspace = Workspace.Open(folder.Path("ws"), new() { Durable = false, MaxFileBytes = maxFileBytes });
        Toolbox = new(StandardTools.Kernel(library, workspace, folder.Path("notes.md")));
    }

    public Toolbox Toolbox { get; }

    public string this[string path]
    {
        get => File.ReadAllText(Full(path));
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
            File.WriteAllText(Full(path), value);
        }
    }

    public string Full(string path) => folder.Path($"ws/{path}");

    public Task<Observation> CallAsync(string tool, object arguments)
        => Toolbox.CallAsync(new ToolCall(tool, JsonSerializer.SerializeToElement(arguments)), TestContext.Current.CancellationToken);

    /// <summary>The text of a call that does what it is asked.</summary>
    public async Task<string> DoAsync(string tool, object arguments)
    {
        var observation = await CallAsync(tool, arguments);
        Assert.Null(observation.Failure);
        return observation.Text;
    }

    /// <summary>The reason and the sentence of a call that is refused and writes nothing.</summary>
    public async Task<string> RefusedAsync(string tool, object arguments)
    {
        var before = Snapshot();
        var observation = await CallAsync(tool, arguments);
        Assert.NotNull(observation.Failure);
        Assert.Equal(before, Snapshot());
        return $"{observation.Failure}: {observation.Text}";
    }

    public void Dispose()
    {
        workspace.Dispose();
        library.Dispose();
        folder.Dispose();
    }

    private string[] Snapshot()
        => [.. Directory.EnumerateFiles(folder.Path("ws"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file}: {File.ReadAllText(file)}")];
}
