using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Agent.Core.Tests;

/// <summary>The shape of the house, read from its files.</summary>
public sealed partial class LayeringTests
{
    private static readonly string[] Order =
        ["Statistics", "Goals", "Budgets", "Tools", "Policies", "Prompts", "Plans", "Critiques", "Journals", "Runs", "Models", "Replays", "Stores", "Comparisons"];

    private static readonly string Sources = Path.Combine(Root(), "src");

    [Fact]
    public void A_folder_of_the_core_uses_only_the_folders_above_it()
    {
        var files = Order.SelectMany(folder => Files(Path.Combine("Agent.Core", folder)).Select(file => (Folder: folder, File: file))).ToList();

        Assert.True(files.Count > 40, $"only {files.Count} files were read");
        Assert.Empty(files.SelectMany(one => Uses(one.File)
            .Where(used => Array.IndexOf(Order, used) > Array.IndexOf(Order, one.Folder))
            .Select(used => $"{one.Folder}/{Path.GetFileName(one.File)} uses {used}")));
    }

    [Fact]
    public void Every_folder_of_the_core_has_its_place_in_the_order()
    {
        var folders = Directory.GetDirectories(Path.Combine(Sources, "Agent.Core")).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]);

        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_the_core_names_the_namespace_of_its_folder()
        => Assert.All(Order.SelectMany(folder => Files(Path.Combine("Agent.Core", folder))), file =>
            Assert.Contains($"namespace Agent.Core.{Path.GetFileName(Path.GetDirectoryName(file))};", File.ReadAllText(file), StringComparison.Ordinal));

    [Theory]
    [InlineData("Agent.Inference")]
    [InlineData("Agent.Core")]
    [InlineData("Agent.Tools", "Agent.Core")]
    [InlineData("Agent.Evaluation", "Agent.Core", "Agent.Tools")]
    [InlineData("Agent.Hosting", "Agent.Core", "Agent.Inference", "Agent.Tools")]
    [InlineData("Agent.Cli", "Agent.Core", "Agent.Evaluation", "Agent.Hosting", "Agent.Inference", "Agent.Tools")]
    public void A_project_references_these_and_no_other(string project, params string[] expected)
    {
        var references = XDocument.Load(Path.Combine(Sources, project, $"{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(expected, references.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Agent.Inference", "SemanticKernel", "Agent.Core", "Agent.Tools")]
    [InlineData("Agent.Core", "Agent.Inference", "Agent.Tools", "Spectre", "System.CommandLine", "Microsoft.Data.Sqlite")]
    [InlineData("Agent.Tools", "Agent.Inference", "Spectre", "System.CommandLine")]
    [InlineData("Agent.Evaluation", "Agent.Inference", "Agent.Hosting", "Spectre", "System.CommandLine")]
    [InlineData("Agent.Hosting", "Spectre", "System.CommandLine")]
    public void A_project_knows_nothing_of(string project, params string[] unknown)
        => Assert.All(Files(project), file => Assert.DoesNotContain(
            Using().Matches(File.ReadAllText(file)).Select(used => used.Groups[1].Value), used => unknown.Any(name => used.StartsWith(name, StringComparison.Ordinal))));

    private static IEnumerable<string> Uses(string file) => Using().Matches(File.ReadAllText(file))
        .Select(used => used.Groups[1].Value.Split('.'))
        .Where(parts => parts is ["Agent", "Core", _, ..])
        .Select(parts => parts[2]);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Sources, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Agent.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Agent.sln.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^(?:global )?using (?:static |\w+ = )?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
