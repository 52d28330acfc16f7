using System.Text.Json.Nodes;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Core.Tools;
using Agent.Soak.Hosts;
using Agent.Tools;

namespace Agent.Soak.Deaths;

/// <summary>One run in a folder of its own: killed once or twice, resumed until it ends, and then looked at from outside.</summary>
internal sealed class Trial(string what, Fault fault) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agent-soak-").FullName;
    private readonly List<string> acknowledged = [];
    private readonly List<string> broken = [];
    private int kills;
    private int refusals;

    /// <summary>A run that nobody disturbed, looked at before it goes away.</summary>
    public static async Task<T> ReferenceAsync<T>(Func<string, T> look)
    {
        using var reference = new Trial("reference", Fault.None);
        await reference.DieAsync(null, null);
        return look(reference.Journal);
    }

    private string Journal => Directory.GetFiles(Path.Combine(folder, "home"), JournalFolder.FileName, SearchOption.AllDirectories).Single();

    /// <summary>Starts the run and lets it die of the doom, or be killed when the delay after its first fact has passed.</summary>
    public async Task DieAsync(Doom? doom, TimeSpan? delay) => await ProcessAsync(doom, delay, "run", Tale.Goal, "--seed", "7");

    /// <summary>Goes on with the run the same way.</summary>
    public async Task ResumeAsync(Doom? doom, TimeSpan? delay) => await ProcessAsync(doom, delay, "resume", "last");

    /// <summary>Has several processes go on with the run at once: whoever does not get it is told so, or finds it ended.</summary>
    public async Task ResumeTogetherAsync(int processes)
    {
        var children = Enumerable.Range(0, processes).Select(_ => ChildProcess.Start(folder, null, fault, ["resume", "last"])).ToList();
        foreach (var child in children)
        {
            var (exit, error) = await child.EndAsync();
            var refused = exit == 4 && child.Acknowledged.Any(line => line.Contains("Another process is working on the run of", StringComparison.Ordinal));
            refusals += refused ? 1 : 0;
            if (exit != 0 && !refused)
                broken.Add($"'resume' beside others ended with {exit}: {error.Trim()}");
            Take(child);
            child.Dispose();
        }
        if (JournalFile.Read(Journal).Facts.Count(fact => fact is RunResumed) is not 1 and var resumed)
            broken.Add($"{resumed} processes went on with the run, and one may.");
    }

    /// <summary>Goes on until the end, and says what was found.</summary>
    public async Task<Verdict> EndAsync()
    {
        if (!HasBegun)
            await ProcessAsync(null, null, "run", Tale.Goal, "--seed", "7");
        await ResumeAsync(null, null);
        var reading = JournalFile.Read(Journal);
        if (reading.Fault is { } damaged)
            broken.Add($"The journal does not hold: {damaged.Message}");
        await JudgeAsync(reading.Facts);
        return new Verdict(what, broken)
        {
            Counted = new Dictionary<string, long>
            {
                ["kills"] = kills,
                ["processes that were told that another one works on the run"] = refusals,
                ["torn lines that were cut and recorded"] = reading.Facts.Count(fact => fact is RunResumed { Torn: not null }),
                ["unknown effects that were told"] = Unknown(reading.Facts).Count(),
                ["facts acknowledged"] = acknowledged.Count,
            },
        };
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A process that was killed before its journal had a fact has done nothing, and there is nothing to go on with.
    private bool HasBegun => Directory.Exists(Path.Combine(folder, "home", "runs"))
        && Directory.GetFiles(Path.Combine(folder, "home"), JournalFolder.FileName, SearchOption.AllDirectories) is [var journal, ..]
        && JournalFile.Read(journal).Lines.Count > 0;

    private async Task ProcessAsync(Doom? doom, TimeSpan? delay, params string[] arguments)
    {
        if (arguments[0] == "run" && Directory.Exists(Path.Combine(folder, "home", "runs")))
            Directory.Delete(Path.Combine(folder, "home", "runs"), recursive: true);
        if (arguments[0] == "resume" && !HasBegun)
            return;
        using var child = ChildProcess.Start(folder, doom, fault, arguments);
        if (delay is { } time)
        {
            await child.Begun;
            await Task.Delay(time);
            child.Kill();
        }
        var (exit, error) = await child.EndAsync();
        const int killed = 137;
        if (exit == killed)
            kills++;
        else if (exit != 0)
            broken.Add($"'{arguments[0]}' ended with {exit}: {error.Trim()}");
        Take(child);
    }

    // Each process tells the run from its first fact on; the one that tells more has acknowledged more.
    private void Take(ChildProcess child)
    {
        var facts = child.Acknowledged.Where(line => line.Contains("\"fact\":", StringComparison.Ordinal)).ToList();
        if (facts.Count > acknowledged.Count)
            acknowledged.AddRange(facts.Skip(acknowledged.Count));
    }

    private async Task JudgeAsync(IReadOnlyList<Fact> facts)
    {
        if (facts is not [.., RunEnded { Outcome.Kind: OutcomeKind.Met }])
            broken.Add($"The run did not reach its outcome; its last fact is {facts[^1]}.");
        var lost = acknowledged.Where((line, at) => at >= facts.Count || !Same(line, facts[at])).Count();
        if (lost > 0)
            broken.Add($"{lost} facts that were acknowledged are not in the journal.");
        JudgeEffects(facts);
        try
        {
            await Replay.RunAsync(facts, PromptTemplates.BuiltIn, StandardChecks.In(Path.Combine(AppContext.BaseDirectory, "library")));
        }
        catch (DivergenceException diverged)
        {
            broken.Add($"The run cannot be replayed: {diverged.Message}");
        }
    }

    private void JudgeEffects(IReadOnlyList<Fact> facts)
    {
        var lines = Lines(Path.Combine(folder, "workspace", Tale.File));
        if (!lines.SequenceEqual(Enumerable.Range(1, Tale.Lines).Select(Tale.Line)))
            broken.Add($"Lines are missing or were added twice: {string.Join(", ", lines)}.");
        var notes = Lines(Path.Combine(folder, "home", "memory.md")).Count(line => line == Tale.Note);
        if (notes > 1 || (notes == 0 && !Unknown(facts).Any(call => call.Tool == "remember")))
            broken.Add($"The note was kept {notes} times, and nobody was told of an unknown effect.");
    }

    private static IEnumerable<ToolCall> Unknown(IReadOnlyList<Fact> facts)
        => facts.OfType<ToolReturned>().Where(returned => returned.Observation.Failure == Observation.UnknownEffect).Select(returned => returned.Call);

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    private static bool Same(string line, Fact fact)
    {
        var said = JsonNode.Parse(line)!.AsObject();
        // The first line says more, for programs that read along.
        said.Remove("schema_version");
        said.Remove("run_id");
        return JsonNode.DeepEquals(said, JsonNode.Parse(FactJson.Write(fact)));
    }
}
