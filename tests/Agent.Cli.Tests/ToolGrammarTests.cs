using System.Text;
using System.Text.Json;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Inference.Grammars;
using Agent.Testing;
using Agent.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Workspaces;

namespace Agent.Cli.Tests;

/// <summary>What the tools ask for, the engine can hold a model to.</summary>
public sealed class ToolGrammarTests : IDisposable
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Known = new() { ["join_files.paths"] = ["a.txt", "b.txt"], ["total.column"] = ["Price"] };

    private readonly TemporaryFolder folder = new();
    private readonly Library library = Library.Of([]);
    private readonly Workspace workspace;
    private readonly IReadOnlyList<Tool> tools;

    public ToolGrammarTests()
    {
        workspace = Workspace.Open(folder["workspace"], new WorkspaceOptions { Durable = false });
        tools = [.. new Toolbox(StandardTools.Kernel(library, workspace, folder["memory.md"])).Tools, Tool.GiveUp];
    }

    [Fact]
    public void Every_tool_can_be_called_alone_and_all_of_them_offered_at_once()
    {
        Assert.All(tools, tool => Assert.NotNull(Grammar(Known, tool)));
        Assert.NotNull(Grammar(Known, [.. tools]));
    }

    [Theory]
    [InlineData("""["a.txt","b.txt"]""", true)]
    [InlineData("""["b.txt"]""", true)]
    [InlineData("[]", false)]
    [InlineData("""["c.txt"]""", false)]
    [InlineData(""" "a.txt" """, false)]
    public void A_list_holds_known_values_alone(string paths, bool taken)
        => Assert.Equal(taken, Takes(Grammar(Known, tools.First(tool => tool.Name == "join_files")), Joining(paths.Trim())));

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_list_comes_to_its_end(int count, bool taken)
    {
        List<string> files = [.. Enumerable.Range(0, 30).Select(i => $"{i}.txt")];
        var paths = $"[{string.Join(',', files.Take(count).Select(file => $"\"{file}\""))}]";
        Assert.Equal(taken, Takes(Grammar(new() { ["join_files.paths"] = files }, tools.First(tool => tool.Name == "join_files")), Joining(paths)));
        Assert.Equal(taken, Takes(Grammar([], tools.First(tool => tool.Name == "join_files")), Joining(paths)));
    }

    [Fact]
    public void A_file_is_joined_once()
    {
        Assert.True(Takes(Grammar(Known, tools.First(tool => tool.Name == "join_files")), Joining("""["a.txt","b.txt"]""")));
        Assert.False(Takes(Grammar(Known, tools.First(tool => tool.Name == "join_files")), Joining("""["a.txt","b.txt","a.txt"]""")));
    }

    public void Dispose()
    {
        workspace.Dispose();
        library.Dispose();
        folder.Dispose();
    }

    private static string Joining(string paths) => $$$"""{"thought":"join","tool":"join_files","args":{"paths":{{{paths}}},"to":"c.txt"}}""";

    private static JsonGrammar Grammar(Dictionary<string, IReadOnlyList<string>> known, params Tool[] offered)
    {
        using var schema = JsonDocument.Parse(ReplySchemas.Action(offered, known));
        return JsonGrammar.Compile(schema.RootElement);
    }

    private static bool Takes(JsonGrammar grammar, string reply)
    {
        var state = grammar.Start();
        foreach (var next in Encoding.UTF8.GetBytes(reply))
        {
            if (!state.Accepts(next))
                return false;
            state.Advance(next);
        }
        return state.IsComplete;
    }
}
