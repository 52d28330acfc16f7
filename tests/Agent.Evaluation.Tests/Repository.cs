namespace Agent.Evaluation.Tests;

/// <summary>The folder of the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Agent.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Agent.sln.");
        return folder.FullName;
    }
}
