using System.Text.RegularExpressions;
using Agent.Cli.Errors;

namespace Agent.Cli.Tests;

/// <summary>What the README says is so.</summary>
public sealed partial class ReadmeTests
{
    internal static readonly string Root = Above("Agent.sln");
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_program_that_it_shows_is_the_sample_that_is_built()
        => Assert.Contains($"```csharp\n{File.ReadAllText(Path.Combine(Root, "samples", "Embedded", "Program.cs")).ReplaceLineEndings("\n")}```\n", Readme, StringComparison.Ordinal);

    [Fact]
    public async Task The_commands_and_options_that_it_names_exist()
    {
        using var world = new World();
        Assert.Equal(0, await world.RunAsync("--help"));
        var help = world.Out;
        Assert.Equal(0, await world.RunAsync("run", "--help"));
        help += world.Out;

        var options = OptionName().Matches(Readme[Readme.IndexOf("Options of `run`", StringComparison.Ordinal)..Readme.IndexOf("| exit code", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).ToList();
        Assert.True(options.Count >= 10, "the README names the options");
        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
        Assert.All(CommandName().Matches(Readme).Select(match => match.Groups[1].Value), command => Assert.Contains($"\n  {command} ", help, StringComparison.Ordinal));
    }

    [Fact]
    public void The_exit_codes_that_it_lists_are_all_there_are()
    {
        var table = Readme[Readme.IndexOf("| exit code", StringComparison.Ordinal)..Readme.IndexOf("## In your own program", StringComparison.Ordinal)];

        Assert.Equal(
            Enum.GetValues<ExitCode>().Select(code => (int)code).Order(),
            Number().Matches(table).Select(match => int.Parse(match.Value)).Order());
    }

    [Fact]
    public void Every_package_of_the_source_has_its_reason()
    {
        var packages = new[] { "src", "backends" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .SelectMany(project => Package().Matches(File.ReadAllText(project)).Select(match => match.Groups[1].Value))
            .Distinct();

        // A row may name a family and the rest of its members: "Microsoft.Extensions.Hosting, .Options".
        Assert.All(packages, package => Assert.True(
            Readme.Contains($"| {package} |", StringComparison.Ordinal) || Readme.Contains($"| {package},", StringComparison.Ordinal) || Readme.Contains($", .{package.Split('.')[^1]}", StringComparison.Ordinal) || Readme.Contains($", .{string.Join('.', package.Split('.')[^2..])}", StringComparison.Ordinal),
            $"the README gives no reason for {package}"));
    }

    private static string Above(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, file)))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No folder above the tests holds {file}.");
        return folder.FullName;
    }

    [GeneratedRegex("`(--[a-z-]+)")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"\| `agent ([a-z]+)")]
    private static partial Regex CommandName();

    [GeneratedRegex(@"(?<=^\|[0-9, ]*)\b\d+\b", RegexOptions.Multiline)]
    private static partial Regex Number();

    [GeneratedRegex("PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Package();
}
