using Agent.Cli.Composition;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Hosting;
using Agent.Tools;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Agent.Tools.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Cli.Diagnoses;

/// <summary>Looks at everything that a run needs; one check that fails does not hide the next.</summary>
internal static class Doctor
{
    public static async Task<IReadOnlyList<Diagnosis>> ExamineAsync(Surroundings surroundings, RunSettings run, CancellationToken cancellationToken) =>
    [
        Tried("model", () => ModelFile(surroundings, run)),
        await AnswerAsync(surroundings, run, cancellationToken),
        Tried("library", () => Documents(surroundings)),
        Tried("foods", () => Foods(surroundings)),
        Tried("workspace", () => Writable(surroundings.FullPath(run.Workspace ?? "workspace"))),
        Tried("home", () => Home(surroundings)),
        Tried("disk", () => Space(surroundings)),
    ];

    private static Diagnosis ModelFile(Surroundings surroundings, RunSettings run)
    {
        var choice = ModelSearch.Of(surroundings, run, AgentSettings.Read(surroundings));
        var card = GgufCard.Read(choice);
        return new("model", Health.Ok, $"{card.Name} ({card.Chosen}), {Amounts.Bytes(new FileInfo(choice.Path).Length)}, context {card.ContextLength}, sha256 {card.Sha256[..12]}, at {choice.Path}{AdapterOf(card)}.");
    }

    private static string AdapterOf(ModelCard card)
        => card.Adapter is { } adapter ? FormattableString.Invariant($", with the adapter {adapter.Name}, scale {adapter.Scale}, sha256 {adapter.Sha256[..12]}, at {adapter.File}") : "";

    private static async Task<Diagnosis> AnswerAsync(Surroundings surroundings, RunSettings run, CancellationToken cancellationToken)
    {
        try
        {
            using var host = AgentHost.Build(surroundings, run with { Workspace = null });
            return await Trial.OfAsync(host.Services.GetRequiredService<Model>().Client, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return Failed("answer", failed);
        }
    }

    private static Diagnosis Documents(Surroundings surroundings)
    {
        using var library = Library.Open(surroundings.Library);
        return library.Documents.Count > 0
            ? new("library", Health.Ok, $"{library.Documents.Count} documents at {surroundings.Library}.")
            : new("library", Health.Fail, $"No document at {surroundings.Library}.", "Build the program again: it copies the library beside itself.");
    }

    private static Diagnosis Foods(Surroundings surroundings)
    {
        var file = Path.Combine(surroundings.Library, StandardChecks.Ingredients);
        return File.Exists(file)
            ? new("foods", Health.Ok, $"{IngredientTable.Load(file).Ingredients.Count} foods known, for checks of diets and recipes.")
            : new("foods", Health.Warn, $"No table of foods at {file}, so diets and recipes are judged by the model alone.", "Build the program again: it copies the library beside itself.");
    }

    private static Diagnosis Writable(string folder)
    {
        var missing = !Directory.Exists(folder);
        using (Workspace.Open(folder))
        {
        }
        // A check leaves nothing behind.
        if (missing)
            Directory.Delete(folder);
        return new("workspace", Health.Ok, $"{folder} can be written.");
    }

    private static Diagnosis Home(Surroundings surroundings)
    {
        try
        {
            Directory.CreateDirectory(surroundings.Runs);
            var probe = Path.Combine(surroundings.Runs, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new("home", Health.Fail, $"{surroundings.Runs} cannot be written: {DiskFailure.Reason(failed)}", "Choose another home folder with AGENT_HOME.");
        }
        return new("home", Health.Ok, $"{surroundings.Home} can be written; it holds {Directory.EnumerateDirectories(surroundings.Runs).Count()} runs.");
    }

    private static Diagnosis Space(Surroundings surroundings)
    {
        var free = new DriveInfo(surroundings.Home).AvailableFreeSpace;
        return free < 100_000_000
            ? new("disk", Health.Warn, $"{Amounts.Bytes(free)} free.", "Free some space: journals and files are written there.")
            : new("disk", Health.Ok, $"{Amounts.Bytes(free)} free.");
    }

    private static Diagnosis Tried(string check, Func<Diagnosis> examine)
    {
        try
        {
            return examine();
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return Failed(check, failed);
        }
    }

    private static Diagnosis Failed(string check, Exception failed) => new(check, Health.Fail, Problem.Of(failed).Message, Problem.Of(failed).Hint);
}
