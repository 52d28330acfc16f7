using System.CommandLine;
using System.Text.Json.Nodes;
using Agent.Cli.Composition;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Hosting;

namespace Agent.Cli.Commands;

/// <summary><c>agent models list</c>: the models that a run would find, the chosen one first.</summary>
internal static class ModelsCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var list = new Command("list", "The models that a run would find, the chosen one first");
        list.SetAction(parsed => List(surroundings, parsed));
        return new Command("models", "Look at the models") { list };
    }

    private static int List(Surroundings surroundings, ParseResult parsed)
    {
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        var rows = ModelSearch.Found(surroundings, AgentSettings.Read(surroundings)).Select(Row).ToList();
        report.Rows("models", rows, row => row["problem"] is { } problem
            ? $"{row["path"]}: {problem}"
            : $"{row["name"],-24}{Amounts.Bytes(row["bytes"]!.GetValue<long>()),-12}context {row["context"],-8}{row["chosen"]}, {row["path"]}{(row["adapter"] is { } adapter ? $", with {adapter["name"]}, scale {adapter["scale"]}, {adapter["path"]}" : "")}");
        if (rows.Count > 0)
            return 0;
        throw new ProblemException(ModelSearch.None(surroundings));
    }

    private static JsonObject Row(ModelChoice choice)
    {
        try
        {
            var card = GgufCard.Read(choice);
            return new JsonObject
            {
                ["name"] = card.Name, ["chosen"] = card.Chosen, ["path"] = choice.Path, ["bytes"] = new FileInfo(choice.Path).Length,
                ["context"] = card.ContextLength, ["sha256"] = card.Sha256, ["adapter"] = AdapterNode.Of(card),
            };
        }
        catch (Exception broken) when (Problem.Of(broken) is { Exit: ExitCode.Environment } problem)
        {
            return new JsonObject { ["name"] = null, ["chosen"] = choice.Why, ["path"] = choice.Path, ["problem"] = problem.Message };
        }
    }
}
