using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>Ways out, times spellings, times depths, times operations: each must fail, and each must work when the same way leads inside.</summary>
public sealed class GeneratedEscapeTests
{
    private static readonly string[] Operations = ["read", "write", "append", "list", "exists", "delete"];

    private static readonly (string Name, Func<string, string> Spell)[] Spellings =
    [
        ("plain", path => path),
        ("dotted", path => "./" + path.Replace("/", "/./", StringComparison.Ordinal)),
        ("doubled", path => path.Replace("/", "//", StringComparison.Ordinal)),
        ("back and forth", path => "notes/../" + path),
        ("long way", path => "notes/../notes/.././/notes/../" + path),
    ];

    /// <summary>For each shape of link, the path that goes through it to a file outside.</summary>
    private static readonly (string Name, Func<Ground, string, string> Plant)[] Shapes =
    [
        ("file link", (ground, folder) => Link(ground, folder, "s", ground.Outside + "/secret.txt", "")),
        ("relative file link", (ground, folder) => Link(ground, folder, "s", Up(folder) + "../outside/secret.txt", "")),
        ("folder link", (ground, folder) => Link(ground, folder, "s", ground.Outside, "/secret.txt")),
        ("relative folder link", (ground, folder) => Link(ground, folder, "s", Up(folder) + "../outside", "/secret.txt")),
        ("link to the root's parent", (ground, folder) => Link(ground, folder, "s", Up(folder) + "..", "/outside/secret.txt")),
        ("link to the machine's root", (ground, folder) => Link(ground, folder, "s", "/", ground.Outside + "/secret.txt")),
        ("link through proc", (ground, folder) => Link(ground, folder, "s", "/proc/self/root", ground.Outside + "/secret.txt")),
        ("chain", (ground, folder) => { Link(ground, folder, "t", ground.Outside, ""); return Link(ground, folder, "s", "t", "/secret.txt"); }),
        ("link to a look-alike", (ground, folder) => Link(ground, folder, "s", ground.Workspace + "-evil", "/secret.txt")),
        ("dots", (_, folder) => $"{folder}{Up(folder)}../outside/secret.txt"),
        ("dots beyond the top", (ground, folder) => $"{folder}{string.Concat(Enumerable.Repeat("../", 40))}{ground.Outside.TrimStart('/')}/secret.txt"),
        ("missing folder and dots", (_, folder) => $"{folder}none/../{Up(folder)}../outside/secret.txt"),
        ("link to a new name outside", (ground, folder) => Link(ground, folder, "s", ground.Outside, "/inner/new.txt")),
        ("dangling link to outside", (ground, folder) => Link(ground, folder, "s", ground.Outside + "/new.txt", "")),
    ];

    [Fact]
    public void More_than_2000_ways_out_lead_nowhere()
    {
        var tried = 0;
        for (var depth = 0; depth < 5; depth++)
        {
            foreach (var (name, plant) in Shapes)
            {
                using var ground = new Ground();
                var folder = string.Concat(Enumerable.Range(0, depth).Select(level => $"a{level}/"));
                Directory.CreateDirectory(ground.Below(folder));
                var path = plant(ground, folder);
                tried += TryAll(ground, path, name);
            }
        }
        Assert.InRange(tried, 2_000, int.MaxValue);
    }

    [Fact]
    public void The_same_spellings_of_a_path_inside_all_work()
    {
        for (var depth = 0; depth < 5; depth++)
        {
            foreach (var (name, spell) in Spellings)
            {
                using var ground = new Ground();
                using var workspace = Workspace.Open(ground.Workspace, new() { Durable = false });
                var path = spell(string.Concat(Enumerable.Range(0, depth).Select(level => $"a{level}/")) + "new.txt");
                Assert.All(Operations[1..3].Concat(Operations).Where(operation => operation != "list"), operation => Assert.True(Runs(workspace, operation, path), $"{operation} {name}: {path}"));
            }
        }
    }

    private static int TryAll(Ground ground, string path, string name)
    {
        using var workspace = Workspace.Open(ground.Workspace, new() { Durable = false });
        var before = ground.Surroundings();
        foreach (var operation in Operations)
            foreach (var (spelling, spell) in Spellings)
                Assert.False(Runs(workspace, operation, spell(path)) && !RemovesALink(operation, path), $"{operation} {spelling} {name}: {path}");
        Assert.Equal(before, ground.Surroundings());
        return Spellings.Length * Operations.Length;
    }

    /// <summary>Deleting a link is work inside the workspace: what it names stays, as the surroundings show.</summary>
    private static bool RemovesALink(string operation, string path) => operation == "delete" && path.EndsWith("/s", StringComparison.Ordinal) | path == "s";

    private static bool Runs(Workspace workspace, string operation, string path)
    {
        try
        {
            return operation switch
            {
                "read" => workspace.ReadTextAsync(path).IsCompletedSuccessfully,
                "write" => workspace.WriteTextAsync(path, "x").IsCompletedSuccessfully,
                "append" => workspace.AppendTextAsync(path, "x").IsCompletedSuccessfully,
                "delete" => workspace.DeleteAsync(path).IsCompletedSuccessfully,
                "exists" => workspace.Exists(path),
                _ => workspace.List(path).Count >= 0,
            };
        }
        catch (WorkspaceException)
        {
            return false;
        }
    }

    private static string Link(Ground ground, string folder, string name, string target, string rest)
    {
        File.CreateSymbolicLink(ground.Below(folder + name), target);
        return folder + name + rest;
    }

    private static string Up(string folder) => string.Concat(Enumerable.Repeat("../", folder.Count(c => c == '/')));
}
