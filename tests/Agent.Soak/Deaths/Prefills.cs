using Agent.Core.Journals;
using Agent.Soak.Hosts;

namespace Agent.Soak.Deaths;

/// <summary>Kills a run of the built-in model and counts which tokens of its prompts the process that goes on evaluates again.</summary>
public static class Prefills
{
    private const string Goal = "make an Easter recipe";

    // In percent of the prompt that the resumed process begins with.
    private const int MostAgain = 5;

    /// <summary>Kills after every fact behind which the model is asked again, but for the first request, before which nothing was evaluated.</summary>
    /// <param name="step">Kills after each so many of them.</param>
    public static async IAsyncEnumerable<Verdict> ResumedAsync(int step)
    {
        var whole = await FactsAsync(async folder => await EndAsync(folder, null, "run", Goal, "--seed", "3"));
        var (first, last) = (Find(whole, fact => fact is Replied), whole.Count - 1 - Find([.. whole.Reverse()], fact => fact is Replied));
        foreach (var number in Enumerable.Range(first, last - first).Where(at => whole[at] is Replied or ToolReturned).Where((_, at) => at % step == 0))
            yield return Judged(number, whole, await ResumedAsync(number, forgetting: false), await ResumedAsync(number, forgetting: true));
    }

    private static async Task<IReadOnlyList<Fact>> ResumedAsync(int number, bool forgetting) => await FactsAsync(async folder =>
    {
        await EndAsync(folder, new Doom(Moment.AfterFact, number), "run", Goal, "--seed", "3");
        if (forgetting)
            Directory.Delete($"{Journal(folder)}.state", recursive: true);
        await EndAsync(folder, null, "resume", "last");
    });

    private static Verdict Judged(int number, IReadOnlyList<Fact> whole, IReadOnlyList<Fact> resumed, IReadOnlyList<Fact> forgotten)
    {
        var asked = whole.Take(number + 1).Count(fact => fact is Replied);
        var (expected, actual, without) = (Exchanges(whole), Exchanges(resumed), Exchanges(forgotten));
        var again = actual[asked].EvaluatedTokens - expected[asked].EvaluatedTokens;
        List<string> broken = [];
        if (!actual.Select(Said).SequenceEqual(expected.Select(Said)))
            broken.Add("The resumed run was told or says something else than the run that nobody killed.");
        if (again * 100 >= actual[asked].PromptTokens * MostAgain)
            broken.Add($"Of the {actual[asked].PromptTokens} tokens of the prompt, {again} were evaluated again.");
        if (without[asked].EvaluatedTokens != without[asked].PromptTokens)
            broken.Add("With the kept state gone there were tokens that did not have to be evaluated, so what was counted is not what it seems.");
        return new Verdict($"resumed after fact {number}", broken)
        {
            Counted = new Dictionary<string, long>
            {
                ["prompt tokens that the resumed processes began with"] = actual[asked].PromptTokens,
                ["of them evaluated again"] = again,
                ["of them evaluated again with the kept state gone"] = without[asked].EvaluatedTokens - expected[asked].EvaluatedTokens,
            },
        };
    }

    private static (string, string, long, long) Said(Exchange exchange) => (exchange.Prompt, exchange.Reply, exchange.PromptTokens, exchange.GeneratedTokens);

    private static List<Exchange> Exchanges(IReadOnlyList<Fact> facts) => [.. facts.OfType<Replied>().Select(replied => replied.Exchange)];

    private static int Find(IReadOnlyList<Fact> facts, Func<Fact, bool> wanted) => facts.TakeWhile(fact => !wanted(fact)).Count();

    private static async Task<IReadOnlyList<Fact>> FactsAsync(Func<string, Task> make)
    {
        var folder = Directory.CreateTempSubdirectory("agent-soak-").FullName;
        try
        {
            await make(folder);
            return JournalFile.Read(Journal(folder)).Verified().Facts;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Journal(string folder) => Directory.GetFiles(folder, JournalFolder.FileName, SearchOption.AllDirectories).Single();

    private static async Task EndAsync(string folder, Doom? doom, params string[] arguments)
    {
        using var child = ChildProcess.Start(folder, doom, Fault.None, [.. arguments, "--quiet"], builtIn: true);
        var (exit, error) = await child.EndAsync();
        if (doom is null && exit != 0)
            throw new InvalidOperationException($"'{arguments[0]}' ended with {exit}: {error}");
    }
}
