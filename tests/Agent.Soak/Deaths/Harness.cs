using Agent.Core.Journals;
using Agent.Soak.Hosts;

namespace Agent.Soak.Deaths;

/// <summary>Kills the program, resumes it, and says of each trial whether every promise held.</summary>
public static class Harness
{
    // The tale's calls: a line each, the note, and the reading at its end.
    private const int Calls = Tale.Lines + 2;

    /// <summary>Kills at moments that are spread evenly over a run, from its first fact to its end; every fourth trial is killed again while it resumes.</summary>
    public static async IAsyncEnumerable<Verdict> RandomAsync(int count, int seed, Fault fault)
    {
        var chance = new Random(seed);
        var whole = await DurationAsync();
        // A run that was quicker than the moment drawn for it was not killed, and does not count.
        for (var (number, killed) = (0, 0L); killed < count && number < 4 * count; number++)
        {
            using var trial = new Trial($"random kill {number} of seed {seed}", fault);
            await trial.DieAsync(null, whole * chance.NextDouble());
            if (number % 4 == 3)
                await trial.ResumeAsync(null, whole * chance.NextDouble());
            var verdict = await trial.EndAsync();
            killed += verdict.Counted["kills"];
            yield return verdict;
        }
    }

    /// <summary>Kills before and after every fact, in the middle of every line, and on either side of every effect.</summary>
    /// <param name="fault">The fault that is planted, if any.</param>
    public static async IAsyncEnumerable<Verdict> EverywhereAsync(Fault fault)
    {
        foreach (var doom in await DoomsAsync())
            yield return await OfAsync(doom, fault);
    }

    public static async Task<Verdict> OfAsync(Doom doom, Fault fault)
    {
        using var trial = new Trial($"{fault}: killed at {doom}", fault);
        await trial.DieAsync(doom, null);
        return await trial.EndAsync();
    }

    /// <summary>Kills a run and has four processes go on with it at once.</summary>
    public static async IAsyncEnumerable<Verdict> TogetherAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            using var trial = new Trial($"four at once, number {number}", Fault.None);
            await trial.DieAsync(new Doom(Moment.AfterFact, 4 + (number % 20)), null);
            await trial.ResumeTogetherAsync(4);
            yield return await trial.EndAsync();
        }
    }

    /// <summary>Plants each fault and kills where it shows; a trial holds when the harness told of the fault.</summary>
    public static async IAsyncEnumerable<Verdict> PlantedAsync()
    {
        var secondCall = new Doom(Moment.AfterEffect, 1);
        foreach (var (fault, doom) in new[] { (Fault.NoIntent, secondCall), (Fault.SilentRepeat, secondCall), (Fault.EarlyAcknowledgement, new Doom(Moment.BeforeEffect, 1)) })
        {
            var found = await OfAsync(doom, fault);
            var sound = await OfAsync(doom, Fault.None);
            yield return new Verdict($"planted {fault}", [.. found.Held ? ["The harness did not find it."] : Array.Empty<string>(), .. sound.Broken])
            {
                Counted = new Dictionary<string, long> { ["planted faults that were found"] = found.Held ? 0 : 1 },
            };
        }
    }

    private static async Task<IEnumerable<Doom>> DoomsAsync()
    {
        var facts = await Trial.ReferenceAsync(journal => JournalFile.Read(journal).Lines.Count);
        return Enumerable.Range(0, facts).SelectMany(fact => new Doom[] { new(Moment.BeforeFact, fact), new(Moment.InFact, fact, 1 + (fact * 997 % 999)), new(Moment.AfterFact, fact) })
            .Concat(Enumerable.Range(0, Calls).SelectMany(call => new Doom[] { new(Moment.BeforeEffect, call), new(Moment.AfterEffect, call) }));
    }

    // From the first fact to the end of the process.
    private static async Task<TimeSpan> DurationAsync()
    {
        var facts = await Trial.ReferenceAsync(journal => JournalFile.Read(journal).Facts);
        return facts[^1].At - facts[0].At;
    }
}
