#:project ../../src/Agent.Core/Agent.Core.csproj
#:property PublishAot=false
#:property UsesBannedSymbols=false
// Measures the store of runs against plainly looking at every file, in the same folder and the same minute.
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
    var ids = Make(JournalFile.Read(template).Verified().Facts, folder.FullName, runs);
    var (store, names) = (new RunStore(folder.FullName), new JournalFolder(folder.FullName, TimeProvider.System));
    var first = Time(() => store.All());
    var heads = Median(() => Heads(folder.FullName));
    var list = Median(() => store.All());
    var filtered = Median(() => store.All().Count(run => run.Goal.Contains("number 77", StringComparison.Ordinal)));
    var named = Median(() => names.Find(ids[runs / 3][..^2]));
    var last = Median(() => names.Find("last"));
    File.AppendAllText(names.PathOf(ids[^1]), "torn");
    var changed = Time(() => store.All());
    Say("the head of every file (4 KiB)", heads, heads);
    Say("list, index made anew", first, heads);
    Say("list", list, heads);
    Say("list after one run changed", changed, heads);
    Say("list, one goal", filtered, heads);
    Say("RUN by the beginning of its name", named, heads);
    Say("RUN 'last'", last, heads);
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

// What a list would cost that keeps nothing and reads of each journal only where its goal stands.
static long Heads(string folder)
{
    var (total, buffer) = (0L, new byte[4096]);
    foreach (var run in Directory.EnumerateDirectories(folder))
    {
        using var file = File.OpenHandle(Path.Combine(run, JournalFolder.FileName));
        total += RandomAccess.GetLength(file) + RandomAccess.Read(file, buffer, 0);
    }
    return total;
}

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

static void Say(string what, double milliseconds, double heads)
    => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-36}{milliseconds,9:0.0} ms{milliseconds / heads,8:0.00} of the heads"));
