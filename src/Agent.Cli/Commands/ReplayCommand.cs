using System.CommandLine;
using Agent.Cli.Composition;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Core.Runs;
using Agent.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Cli.Commands;

/// <summary><c>agent replay RUN</c>: the loop once more, from the record alone.</summary>
internal static class ReplayCommand
{
    private static readonly Option<bool> VerifyModel = new("--verify-model") { Description = "Also ask the model again, and hold each of its replies to the recorded one, token for token" };

    private static readonly Option<double?> Speed = new("--speed")
    {
        Description = "Play it as it happened: 1 as fast as it was, 10 ten times as fast, max without waiting", HelpName = "N",
        CustomParser = result => Options.Parsed<double?>(result, Pace.TryParse, "a number from 0.01 to 1000000, or max"),
    };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("replay", "Run a recorded run again from its journal, without a model, a tool or a clock")
        {
            RunArgument.Of, Speed, VerifyModel, Options.Model, Options.Adapter, Options.AdapterScale, Options.Quiet, Options.Verbose,
        };
        command.SetAction((parsed, cancellationToken) => ReplayAsync(surroundings, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ReplayAsync(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (path, facts) = RunArgument.Read(surroundings, parsed);
        using var host = parsed.GetValue(VerifyModel) ? AgentHost.Build(surroundings, Options.ModelOf(parsed, Run.Fold(facts).Header.Model)) : null;
        var verification = host is null ? null : Verifying(host.Services.GetRequiredService<Model>(), facts);
        var run = await PlayAsync(surroundings, parsed, facts, verification, cancellationToken);
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        if (report.Format == OutputFormat.Text && !parsed.GetValue(Options.Quiet))
            foreach (var line in Closing(facts, verification))
                surroundings.Error.WriteLine(line);
        report.Document(ResultDocument.Of(run, facts, path, null));
        if (run.Outcome?.File is not null)
            report.Text(SafeText.Of(run.Checked?.Text ?? ""));
        return 0;
    }

    private static async Task<Run> PlayAsync(Surroundings surroundings, ParseResult parsed, IReadOnlyList<Fact> facts, Verification? verification, CancellationToken cancellationToken)
    {
        var speed = parsed.GetValue(Speed);
        await using var display = new SafeDisplay(speed is null ? Display.Plain(surroundings, parsed) : Display.Of(surroundings, parsed));
        var pace = new Pace(speed ?? double.PositiveInfinity, surroundings.Time);
        return await Replay.RunAsync(facts, PromptTemplates.BuiltIn, StandardChecks.In(surroundings.Library), verification, async (run, fact) =>
        {
            await pace.UntilAsync(fact, cancellationToken);
            display.Show(run, fact);
        }, cancellationToken);
    }

    private static IEnumerable<ProgressLine> Closing(IReadOnlyList<Fact> facts, Verification? verification)
    {
        yield return new ProgressLine("replayed", $"{facts.Count} facts, every byte as recorded");
        if (verification is not null)
            yield return new ProgressLine("verified", $"{verification.Verified} replies, every token as the model says it again{(verification.OfAnother > 0 ? $"; {verification.OfAnother} more are of another model" : "")}");
    }

    // A fork can have the replies of two models; those of this one are asked for again.
    private static Verification Verifying(Model model, IReadOnlyList<Fact> facts)
    {
        var made = facts.Select(fact => fact switch { RunStarted started => started.Header.Model, RunForked forked => forked.Model, _ => null }).OfType<ModelCard>().ToList();
        return made.Any(card => card.Identity == model.Card.Identity)
            ? new Verification(model)
            : throw new ProblemException(new(
                ExitCode.Environment, "model", $"The run was made with the model {made[^1].Described}, and this is {model.Card.Described}.",
                $"Name what it was made with: agent replay RUN --verify-model --model FILE.gguf{(made[^1].Adapter is null ? "" : " --adapter FILE.gguf")}"));
    }
}
