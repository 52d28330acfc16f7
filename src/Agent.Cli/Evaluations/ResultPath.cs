namespace Agent.Cli.Evaluations;

/// <summary>Where results are kept.</summary>
internal static class ResultPath
{
    /// <summary>The file that was named, else a new one in a folder of the agent's home.</summary>
    public static string Of(Surroundings surroundings, string? named, string folder, string what)
        => named is not null ? surroundings.FullPath(named) : Enumerable.Range(0, int.MaxValue)
            .Select(i => Path.Combine(surroundings.Home, folder, $"{what}-{surroundings.Time.GetUtcNow():yyyyMMdd-HHmmss}{(i == 0 ? "" : $"-{i}")}.jsonl"))
            .First(path => !File.Exists(path));
}
