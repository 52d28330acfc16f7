using System.Globalization;
using Agent.Cli.Errors;
using Agent.Core;
using Agent.Core.Budgets;
using Agent.Hosting;
using Microsoft.Extensions.Configuration;

namespace Agent.Cli.Composition;

/// <summary>The user's own settings, <c>agent.json</c> in the agent's home, and what the command line says over them.</summary>
internal static class AgentSettings
{
    public static IConfiguration Read(Surroundings surroundings)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(surroundings.Settings, optional: true).Build();
        }
        catch (InvalidDataException broken)
        {
            throw Wrong($"The settings '{surroundings.Settings}' are not JSON: {(broken.InnerException ?? broken).Message}", "Mend the file or remove it.");
        }
    }

    public static void Apply(AgentOptions options, Surroundings surroundings, RunSettings run, IConfiguration settings)
    {
        var budget = Budget(settings.GetSection("Budget"), surroundings);
        options.Runs = surroundings.Runs;
        options.Seed = run.Seed;
        options.Budget = budget with
        {
            Steps = run.Steps ?? budget.Steps,
            GeneratedTokens = run.GeneratedTokens ?? budget.GeneratedTokens,
            Time = run.Time ?? budget.Time,
        };
    }

    /// <summary>The adapter that the settings name, or null.</summary>
    public static AdapterChoice? Adapter(Surroundings surroundings, IConfiguration settings)
    {
        if (settings["Adapter"] is not { } named || string.IsNullOrWhiteSpace(named))
            return null;
        return float.TryParse(settings["AdapterScale"] ?? "1", NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && float.IsFinite(scale)
            ? new AdapterChoice(Path.GetFullPath(named, surroundings.Home), scale)
            : throw Wrong($"The scale of the adapter in '{surroundings.Settings}' is '{settings["AdapterScale"]}'.", "Give a number, such as 0.5.");
    }

    private static Budget Budget(IConfigurationSection section, Surroundings surroundings)
    {
        try
        {
            return section.Get<Budget>() ?? new Budget();
        }
        catch (InvalidOperationException wrong)
        {
            throw Wrong($"The budget in '{surroundings.Settings}' cannot be read: {wrong.Message}", "Give whole numbers, and times as \"00:10:00\".");
        }
    }

    private static ProblemException Wrong(string message, string hint) => new(new(ExitCode.Usage, "settings", message, hint));
}
