#:project ../../src/Agent.Core/Agent.Core.csproj
#:project ../../tests/Agent.Testing/Agent.Testing.csproj
#:property PublishAot=false
#:property UsesBannedSymbols=false
// Measures reading, folding and replaying journals of 1,000, 10,000 and 100,000 facts against reading and hashing the same bytes.
// Usage: dotnet run -c Release bench/journal/journal.cs [-- ROUNDS [FACTS]]
// FACTS, of the longest journal, is 100,000 unless said otherwise; the others have a tenth and a hundredth.
// Each measure takes as many facts in all, the short journals again and again, in turns within a round; the processor's time is counted
// and not the clock's, so that other work on the machine matters little. Medians of the rounds are shown.
using System.Globalization;
using System.Security.Cryptography;
using Agent.Core.Journals;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Core.Runs;
using Agent.Testing;

var rounds = Given(0, 7);
var longest = Given(1, 100_000);
int[] lengths = [longest / 100, longest / 10, longest];
var folder = Directory.CreateTempSubdirectory("agent-journal-");
try
{
    var facts = await LongRun.TellAsync(lengths[^1]);
    var journals = lengths.Select(length => Journal.Write(folder.FullName, facts, length)).ToList();
    for (var round = -1; round < rounds; round++)
        foreach (var what in Journal.Measures)
            foreach (var journal in journals)
                journal.Take(what, lengths[^1] / journal.Facts.Count, keep: round >= 0);

    Row("facts", journal => journal.Facts.Count, "N0", "/ first and / middle");
    Row("bytes", journal => journal.Bytes, "N0");
    foreach (var what in Journal.Measures)
        Row($"{what}: facts a second", journal => 1 / journal.SecondsOfFact(what), "N0", string.Join(" and ", journals[..^1].Select(shorter => $"{journals[^1].SecondsOfFact(what) / shorter.SecondsOfFact(what):0.00}")) + " in time for a fact");
    foreach (var what in Journal.Measures[1..])
        Row($"{what}: times reading", journal => journal.SecondsOfFact(what) / journal.SecondsOfFact(Journal.Measures[0]), "0.0");
    foreach (var what in Journal.Measures[2..])
        Row($"{what}: bytes allocated a fact", journal => journal.AllocatedByFact(what), "N0", $"{journals[^1].AllocatedByFact(what) / journals[0].AllocatedByFact(what):0.00}");
    int[] steps = [10, 100, 1_000, 10_000, 30_000];
    foreach (var step in steps.Where(step => step * LongRun.FactsOfStep < longest))
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step}: {journals[^1].BytesOfStep(step)} bytes"));
    return 0;

    void Row(string name, Func<Journal, double> value, string format, string last = "")
        => Console.WriteLine($"{name,-42}{string.Concat(journals.Select(journal => $"{value(journal).ToString(format, CultureInfo.InvariantCulture),14}"))}  {last}".TrimEnd());
}
finally
{
    folder.Delete(recursive: true);
}

int Given(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

internal sealed class Journal(string path, IReadOnlyList<Fact> facts, IReadOnlyList<int> lines)
{
    private readonly Dictionary<string, List<double>> seconds = [];
    private readonly Dictionary<string, double> allocated = [];

    public static string[] Measures { get; } = ["read the bytes", "read and hash the bytes", "read and verify the facts", "fold", "replay"];

    public IReadOnlyList<Fact> Facts => facts;

    public long Bytes => lines.Sum();

    public static Journal Write(string folder, IReadOnlyList<Fact> all, int length)
    {
        Directory.CreateDirectory(Path.Combine(folder, $"{length}"));
        var (path, facts) = (Path.Combine(folder, $"{length}", JournalFolder.FileName), all.Take(length).ToList());
        var (previous, lines) = (JournalLine.NoHash, new List<int>());
        using var file = File.Create(path);
        foreach (var (number, fact) in facts.Index())
        {
            (var line, previous) = JournalLine.Write(number, previous, fact);
            file.Write(line);
            lines.Add(line.Length);
        }
        return new Journal(path, facts, lines);
    }

    public void Take(string what, int times, bool keep)
    {
        GC.Collect();
        var (bytes, began) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        for (var time = 0; time < times; time++)
            Do(what);
        var spent = Environment.CpuUsage.TotalTime - began;
        if (!keep)
            return;
        if (!seconds.TryGetValue(what, out var all))
            seconds[what] = all = [];
        all.Add(spent.TotalSeconds / times / facts.Count);
        allocated[what] = (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)times / facts.Count;
    }

    public double SecondsOfFact(string what) => seconds[what].Order().ElementAt(seconds[what].Count / 2);

    public double AllocatedByFact(string what) => allocated[what];

    public int BytesOfStep(int step) => lines.Skip(LongRun.FactsBefore + ((step - 1) * LongRun.FactsOfStep)).Take(LongRun.FactsOfStep).Sum();

    private object Do(string what) => what switch
    {
        "read the bytes" => File.ReadAllBytes(path),
        "read and hash the bytes" => SHA256.HashData(File.ReadAllBytes(path)),
        "read and verify the facts" => JournalFile.Read(path).Verified(),
        "fold" => Run.Fold(facts),
        _ => Replay.RunAsync(facts, PromptTemplates.BuiltIn, LongRun.Checks).GetAwaiter().GetResult(),
    };
}
