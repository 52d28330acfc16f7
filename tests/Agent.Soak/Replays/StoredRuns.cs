using System.Globalization;
using Agent.Cli;
using Agent.Cli.Commands;
using Agent.Core;
using Agent.Core.Journals;

namespace Agent.Soak.Replays;

/// <summary>Makes runs, takes everything away but their journals, and replays them; then changes one thing in each and expects to be told where.</summary>
public static class StoredRuns
{
    private const int Diverged = 6;

    private static readonly string[] Goals =
    [
        "make an Easter recipe", "write 'buy milk' to todo.txt", "a soup with leeks for 6", "list the files and copy a.md to b.md",
        "answer: at what core temperature is lamb safe?", "a menu without nuts for 4 in menu.md", "compile a kernel", "add 'line 6' and the lines before it to count.txt",
    ];

    public static async IAsyncEnumerable<Verdict> ReplayAsync(int count, int seed)
    {
        var home = Directory.CreateTempSubdirectory("agent-soak-").FullName;
        try
        {
            // A program folder with a library and without any model.
            Directory.CreateDirectory(Path.Combine(home, "program"));
            File.CreateSymbolicLink(Path.Combine(home, "program", "library"), Path.Combine(AppContext.BaseDirectory, "library"));
            for (var number = 0; number < count; number++)
                await RunAsync(home, Goals[number % Goals.Length], seed + number);
            Directory.Delete(Path.Combine(home, "workspace"), recursive: true);
            foreach (var run in new JournalFolder(Path.Combine(home, "home", "runs"), TimeProvider.System).List())
            {
                var journal = Path.Combine(home, "home", "runs", run, JournalFolder.FileName);
                yield return await SameAsync(home, run, journal);
                foreach (var planted in PlantedDivergences.Of(JournalFile.Read(journal).Verified().Facts))
                    yield return await FoundAsync(home, journal, planted);
            }
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static async Task<Verdict> SameAsync(string home, string run, string journal)
    {
        var (exit, error) = await AgentAsync(home, null, "replay", run, "--quiet");
        var facts = JournalFile.Read(journal).Facts;
        return new Verdict($"replay of {run}", exit == 0 ? [] : [$"It ended with {exit}: {error.Trim()}"])
        {
            Counted = new Dictionary<string, long>
            {
                ["runs replayed"] = 1,
                ["facts replayed"] = facts.Count,
                [$"runs that ended as {(facts[^1] as RunEnded)?.Outcome.Kind}"] = 1,
            },
        };
    }

    private static async Task<Verdict> FoundAsync(string home, string journal, PlantedDivergence planted)
    {
        var changed = Path.Combine(Path.GetDirectoryName(journal)!, "changed.jsonl");
        await File.WriteAllBytesAsync(changed, planted.Journal());
        var (exit, error) = await AgentAsync(home, null, "replay", changed, "--quiet");
        File.Delete(changed);
        var told = string.Create(CultureInfo.InvariantCulture, $"Fact {planted.FirstToDiffer} diverges.\nRecorded: ");
        return new Verdict(
            $"divergence planted in the {planted.What} of {journal}",
            exit == Diverged && error.StartsWith(told, StringComparison.Ordinal) && error.Contains("\nReplayed: ", StringComparison.Ordinal) ? [] : [$"Expected '{told}', and it ended with {exit}: {error[..Math.Min(200, error.Length)]}"])
        {
            Counted = new Dictionary<string, long> { [$"divergences in a {planted.What} that were caught at their first fact"] = exit == Diverged && error.StartsWith(told, StringComparison.Ordinal) ? 1 : 0 },
        };
    }

    private static async Task RunAsync(string home, string goal, int seed)
        => await AgentAsync(home, agent => agent.WithModel(new RandomModel(seed), new ModelCard("random", "given by the harness", new string('8', 64), 4096)), "run", goal, "--seed", seed.ToString(CultureInfo.InvariantCulture), "--max-steps", "24", "--quiet");

    private static async Task<(int Exit, string Error)> AgentAsync(string home, Action<AgentBuilder>? compose, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(arguments, new Surroundings
        {
            In = TextReader.Null, Out = output, Error = error, CurrentFolder = home, UserFolder = home, Compose = compose,
            Variable = name => name == "AGENT_HOME" ? Path.Combine(home, "home") : null,
            ProgramFolder = Path.Combine(home, "program"),
        });
        return (exit, error.ToString());
    }
}
