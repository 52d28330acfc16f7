using System.Globalization;
using Agent.Soak.Damage;
using Agent.Soak.Deaths;
using Agent.Soak.Hosts;
using Agent.Soak.Replays;

namespace Agent.Soak;

/// <summary>The long forms: each prints its figures and ends with 1 when a promise was broken.</summary>
public static class SoakCommands
{
    private const string Usage = """
        agent-soak kill [--count 1000] [--seed 1]     kills the running program at random moments, resumes it, and looks for what was lost or done twice
        agent-soak boundaries                         kills it before and after every fact and every call, and in the middle of every line
        agent-soak together [--count 1000]            has four processes go on with a killed run at once
        agent-soak state [--step 1]                   kills runs of the built-in model, and counts the tokens that are evaluated again
        agent-soak planted                            breaks the program on purpose, and looks whether the others would tell
        agent-soak damage [--step 1]                  cuts a journal at every byte, and flips every bit of it, or every so many
        agent-soak replay [--count 1000] [--seed 1]   replays stored runs without a model, then plants divergences in them
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        var (count, seed) = (Number(arguments, "--count", 1000), Number(arguments, "--seed", 1));
        IAsyncEnumerable<Verdict>? verdicts = arguments[0] switch
        {
            "kill" => Harness.RandomAsync(count, seed, Fault.None),
            "boundaries" => Harness.EverywhereAsync(Fault.None),
            "state" => Prefills.ResumedAsync(Number(arguments, "--step", 1)),
            "together" => Harness.TogetherAsync(count),
            "planted" => PlantedAsync(),
            "damage" => DamagedJournals.AllAsync(Number(arguments, "--step", 1)),
            "replay" => StoredRuns.ReplayAsync(count, seed),
            _ => null,
        };
        if (verdicts is null)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        var all = new List<Verdict>();
        await foreach (var verdict in verdicts)
        {
            all.Add(verdict);
            if (!verdict.Held)
                Console.WriteLine($"BROKEN  {verdict.What}: {string.Join(" ", verdict.Broken)}");
            if (all.Count % 100 == 0)
                Console.Error.WriteLine($"{all.Count} so far, {all.Count(v => !v.Held)} broken");
        }
        foreach (var (name, sum) in all.SelectMany(verdict => verdict.Counted).GroupBy(one => one.Key).Select(group => (group.Key, group.Sum(one => one.Value))))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum,10}  {name}"));
        Console.WriteLine($"{all.Count,10}  trials, {all.Count(verdict => !verdict.Held)} of them with a broken promise");
        return all.TrueForAll(verdict => verdict.Held) && all.Count > 0 ? 0 : 1;
    }

    /// <summary>Every fault that the others are there to find.</summary>
    public static async IAsyncEnumerable<Verdict> PlantedAsync()
    {
        await foreach (var verdict in Harness.PlantedAsync())
            yield return verdict;
        yield return await DamagedJournals.PlantedAsync();
    }

    private static int Number(IReadOnlyList<string> arguments, string name, int otherwise)
    {
        var at = arguments.ToList().IndexOf(name);
        return at >= 0 && at + 1 < arguments.Count ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
