#:project ../../src/Agent.Core/Agent.Core.csproj
#:property PublishAot=false
#:property UsesBannedSymbols=false
// Measures the store of runs against listing the directory and reading every journal, in the same folder and the same minute.
// Usage: dotnet run -c Release bench/store/store.cs -- JOURNAL RUNS
// JOURNAL is a journal.jsonl of any run without long texts; RUNS copies of it are made under other names and goals.
using System.Diagnostics;
using System.Globalization;
using Agent.Core.Journals;
using Agent.Core.Stores;

if (args is not [var template, var count] || !int.TryParse(count, CultureInfo.InvariantCulture, out var runs))
{
    Console.Error.WriteLine("Usage: store.cs JOURNAL RUNS");
    return 2;
}
var folder = Directory.CreateTempSubdirectory("agent-store-");
try
{
    var facts = JournalFile.Read(template).Verified().Facts;
    var ids = Make(facts, folder.FullName, runs);
    var (store, names) = (new RunStore(folder.FullName), new JournalFolder(folder.FullName, TimeProvider.System));
    var anew = Time(() => store.All());
    var (listed, read) = (Median(() => Listed(folder.FullName)), Median(() => Read(folder.FullName)));
    Console.WriteLine($"{runs} runs of {facts.Count} facts and {new FileInfo(names.PathOf(ids[0])).Length} bytes");
    Console.WriteLine($"{"",-36}{"time",12}{"/ names",10}{"/ bytes",10}");
    Say("the names in the directory", listed);
    Say("the bytes of every journal", read);
    Say("list, index made anew", anew);
    Say("list", Median(() => store.All()));
    foreach (var (what, filter) in Filters())
        Say($"list, {what}", Median(() => store.All().Count(filter.Takes)));
    Say("RUN by the beginning of its name", Median(() => names.Find(ids[runs / 3][..^2])));
    Say("RUN 'last'", Median(() => names.Find("last")));
    File.AppendAllText(names.PathOf(ids[^1]), "torn");
    Say("list after one run changed", Time(() => store.All()));

    void Say(string what, double milliseconds)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-36}{milliseconds,9:0.0} ms{milliseconds / listed,10:0.00}{milliseconds / read,10:0.000}"));
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}

static string[] Make(IReadOnlyList<Fact> facts, string folder, int runs)
{
    var started = (RunStarted)facts[0];
    var ids = new string[runs];
    for (var run = 0; run < runs; run++)
    {
        ids[run] = $"{new DateTime(2026, 1, 1).AddMinutes(run * 7):yyyyMMdd-HHmmss}-{run:x6}";
        var renamed = started with { Header = started.Header with { Id = ids[run], Goal = $"{started.Header.Goal}, number {run}" } };
        Directory.CreateDirectory(Path.Combine(folder, ids[run]));
        using var file = File.Create(Path.Combine(folder, ids[run], JournalFolder.FileName));
        var previous = JournalLine.NoHash;
        for (var at = 0; at < facts.Count; at++)
        {
            (var bytes, previous) = JournalLine.Write(at, previous, at == 0 ? renamed : facts[at]);
            file.Write(bytes);
        }
    }
    return ids;
}

static IEnumerable<(string What, RunFilter Filter)> Filters()
{
    static string State(RunSummary run) => run.Outcome?.ToString() ?? "";
    var all = new RunFilter(State, [], null, null, null);
    yield return ("one goal", all with { Goal = "number 77" });
    yield return ("one outcome", all with { States = ["NotMet"] });
    yield return ("one day", all with { Since = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero), Until = new DateTimeOffset(2026, 1, 6, 0, 0, 0, TimeSpan.Zero) });
}

static int Listed(string folder) => Directory.EnumerateDirectories(folder).Count();

// What a list costs at least that keeps nothing: each journal read once, and nothing made of it.
static long Read(string folder)
    => Directory.EnumerateDirectories(folder).Sum(run => (long)File.ReadAllBytes(Path.Combine(run, JournalFolder.FileName)).Length);

static double Time<T>(Func<T> what)
{
    var began = Stopwatch.GetTimestamp();
    what();
    return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
}

static double Median<T>(Func<T> what)
{
    what();
    return Enumerable.Range(0, 7).Select(_ => Time(what)).Order().ElementAt(3);
}
