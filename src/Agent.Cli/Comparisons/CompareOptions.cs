using System.CommandLine;
using Agent.Cli.Composition;

namespace Agent.Cli.Comparisons;

/// <summary>What <c>agent compare</c> takes beside the options that commands share.</summary>
internal static class CompareOptions
{
    public const string NoJudge = "none";
    private const string BuiltIn = "built-in";

    public static Argument<string> Goals { get; } = new("GOALS") { Description = "A file of goals, one a line, or a suite as 'agent eval' takes it" };

    public static Option<string[]> Models { get; } = new("--models")
    {
        Description = $"Two GGUF files; '{BuiltIn}' is the built-in model, and MODEL+ADAPTER is one with an adapter", HelpName = "A,B", Required = true,
        CustomParser = result =>
        {
            var given = string.Join(',', result.Tokens.Select(token => token.Value));
            string[] named = [.. given.Split(',').Select(name => name.Trim())];
            if (named.Length == 2 && named.All(name => name.Length > 0))
                return named;
            result.AddError($"The option '--models' was given '{given}' and takes two models with a comma between them.");
            return [];
        },
    };

    public static Option<string?> Judge { get; } = new("--judge")
    {
        Description = $"The model that judges what the checks cannot tell apart, or '{NoJudge}'. Default: the model that a run would take, unless that is the built-in one, which cannot judge", HelpName = "FILE",
    };

    public static Option<string?> Results { get; } = new("--results") { Description = "Keep each run and verdict here as it comes, and leave out what is in it already. Default: a new file in the agent's home", HelpName = "FILE" };

    /// <summary>What a run would be told of a model that was named so.</summary>
    public static RunSettings Named(Surroundings surroundings, string? model)
    {
        if (model is null)
            return new();
        var plus = Enumerable.Range(0, model.Length).FirstOrDefault(at => model[at] == '+' && IsModel(model[..at]), -1);
        var name = plus < 0 ? model : model[..plus];
        return new() { Model = name == BuiltIn ? surroundings.BuiltInModel : name, Adapter = plus < 0 ? RunSettings.NoAdapter : model[(plus + 1)..] };
    }

    // A plus may stand in a file's name.
    private static bool IsModel(string name) => name == BuiltIn || name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase);
}
