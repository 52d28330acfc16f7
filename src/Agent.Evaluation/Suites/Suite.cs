using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Evaluation.Suites;

/// <summary>A folder of goal files. Each file holds a goal or a list of goals; <c>suite.json</c> says what holds for all of them.</summary>
public sealed record Suite(string Name, string Folder, IReadOnlyList<EvalGoal> Goals)
{
    private const string Settings = "suite.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads every goal below the folder, file by file in the order of their names.</summary>
    /// <exception cref="SuiteException">The folder holds no goal, or a file is not one.</exception>
    public static Suite Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new SuiteException($"There is no suite '{folder}'. Name a folder of goal files.");
        var shared = SettingsOf(folder);
        var goals = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != Settings).Order(StringComparer.Ordinal).SelectMany(GoalsOf).Select(shared.Applied).ToList();
        if (goals.Count == 0)
            throw new SuiteException($"The suite '{folder}' holds no goal. Put files such as easter.json into it.");
        if (goals.GroupBy(goal => goal.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new SuiteException($"Two goals of the suite '{folder}' are called '{twice.Key}'. Give each a name of its own.");
        return new Suite(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), Path.GetFullPath(folder), goals);
    }

    /// <summary>The goals by what they ask and what is checked, so that two results can be known to be of the same suite.</summary>
    public static string Digest(EvalGoal goal)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(goal, Json))).AsSpan(0, 8));

    private static SuiteSettings SettingsOf(string folder)
        => Path.Combine(folder, Settings) is var file && File.Exists(file) ? Parsed<SuiteSettings>(file, File.ReadAllText(file)) : new SuiteSettings();

    private static IReadOnlyList<EvalGoal> GoalsOf(string file)
    {
        var text = File.ReadAllText(file);
        return text.AsSpan().TrimStart() is ['[', ..] ? Parsed<List<EvalGoal>>(file, text) : [Parsed<EvalGoal>(file, text)];
    }

    private static T Parsed<T>(string file, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json) ?? throw new SuiteException($"The file '{file}' is empty. Remove it or put a goal into it.");
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            throw new SuiteException($"The file '{file}' is not a goal file: {wrong.Message}", wrong);
        }
    }
}

/// <summary>What holds for every goal of a suite that does not say otherwise.</summary>
public sealed record SuiteSettings
{
    public string About { get; init; } = "";
    public string? Library { get; init; }
    public GoalBudget Budget { get; init; } = new();

    internal EvalGoal Applied(EvalGoal goal) => goal with
    {
        Library = goal.Library ?? Library,
        Budget = new GoalBudget { Steps = goal.Budget.Steps ?? Budget.Steps, Tokens = goal.Budget.Tokens ?? Budget.Tokens, Seconds = goal.Budget.Seconds ?? Budget.Seconds },
    };
}
