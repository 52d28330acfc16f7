using Agent.Cli.Errors;
using Agent.Hosting;
using Microsoft.Extensions.Configuration;

namespace Agent.Cli.Composition;

/// <summary>Where a model and its adapter are looked for.</summary>
public static class ModelSearch
{
    /// <summary>Why the model that comes with the program was chosen.</summary>
    public const string BuiltIn = "built in";

    /// <summary>The model of a run: the first that was named by the command line, the environment or the settings; else the built-in one. An adapter of the command line goes before one of the settings.</summary>
    public static ModelChoice Of(Surroundings surroundings, RunSettings run, IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        ArgumentNullException.ThrowIfNull(run);
        var choice = string.IsNullOrWhiteSpace(run.Model)
            ? Found(surroundings, settings).FirstOrDefault() ?? throw new ProblemException(None(surroundings))
            : new ModelChoice(surroundings.FullPath(run.Model), "named by --model");
        return choice with { Adapter = AdapterOf(surroundings, run, choice.Adapter) };
    }

    /// <summary>All that would be found without <c>--model</c>, in the order of choice. The adapter of the settings belongs to their model, or to the built-in one where they name none.</summary>
    public static IEnumerable<ModelChoice> Found(Surroundings surroundings, IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        ArgumentNullException.ThrowIfNull(settings);
        var (named, adapter) = (settings["Model"], AgentSettings.Adapter(surroundings, settings));
        if (surroundings.Variable("AGENT_MODEL") is { Length: > 0 } variable)
            yield return new(surroundings.FullPath(variable), "named by AGENT_MODEL");
        if (!string.IsNullOrWhiteSpace(named))
            yield return new(Path.GetFullPath(named, surroundings.Home), "named in agent.json") { Adapter = adapter };
        if (File.Exists(surroundings.BuiltInModel))
            yield return new(surroundings.BuiltInModel, BuiltIn) { Adapter = string.IsNullOrWhiteSpace(named) ? adapter : null };
    }

    public static Problem None(Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return new(
            ExitCode.Environment, "model", $"The built-in model is not at '{surroundings.BuiltInModel}', and no other was named.",
            "Name a model: agent run --model FILE.gguf GOAL. Check: agent doctor");
    }

    private static AdapterChoice? AdapterOf(Surroundings surroundings, RunSettings run, AdapterChoice? ofSettings)
    {
        var adapter = run.Adapter switch
        {
            null => ofSettings,
            RunSettings.NoAdapter => null,
            var named => new AdapterChoice(surroundings.FullPath(named)),
        };
        if (run.AdapterScale is not { } scale)
            return adapter;
        return adapter is null
            ? throw new ProblemException(new(ExitCode.Usage, "usage", "The option '--adapter-scale' was given, and there is no adapter.", "Name one: --adapter FILE.gguf"))
            : adapter with { Scale = scale };
    }
}
