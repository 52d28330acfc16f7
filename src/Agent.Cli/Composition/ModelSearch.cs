using Agent.Cli.Errors;
using Agent.Hosting;

namespace Agent.Cli.Composition;

/// <summary>Where a model is looked for.</summary>
public static class ModelSearch
{
    /// <summary>Why the model that comes with the program was chosen.</summary>
    public const string BuiltIn = "built in";

    /// <summary>The model of a run: the first that was named by the command line, the environment or the settings; else the built-in one.</summary>
    public static ModelChoice Of(Surroundings surroundings, string? named, string? settings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return string.IsNullOrWhiteSpace(named)
            ? Found(surroundings, settings).FirstOrDefault() ?? throw new ProblemException(None(surroundings))
            : new ModelChoice(surroundings.FullPath(named), "named by --model");
    }

    /// <summary>All that would be found without <c>--model</c>, in the order of choice.</summary>
    public static IEnumerable<ModelChoice> Found(Surroundings surroundings, string? settings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        if (surroundings.Variable("AGENT_MODEL") is { Length: > 0 } variable)
            yield return new(surroundings.FullPath(variable), "named by AGENT_MODEL");
        if (!string.IsNullOrWhiteSpace(settings))
            yield return new(Path.GetFullPath(settings, surroundings.Home), "named in agent.json");
        if (File.Exists(surroundings.BuiltInModel))
            yield return new(surroundings.BuiltInModel, BuiltIn);
    }

    public static Problem None(Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return new(
            ExitCode.Environment, "model", $"The built-in model is not at '{surroundings.BuiltInModel}', and no other was named.",
            "Name a model: agent run --model FILE.gguf GOAL. Check: agent doctor");
    }
}
