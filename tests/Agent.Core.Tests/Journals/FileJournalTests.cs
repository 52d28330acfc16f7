using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Testing;

namespace Agent.Core.Tests.Journals;

public sealed class FileJournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder["journal.jsonl"];

    public void Dispose() => folder.Dispose();

    [Xunit.Fact]
    public async Task What_was_appended_is_read_back_as_it_was_given_back()
    {
        var facts = await WriteAsync("long");

        Assert.Equal(facts.Select(FactJson.Write), JournalFile.Read(Path).Verified().Facts.Select(FactJson.Write));
    }

    [Xunit.Fact]
    public async Task Text_of_every_kind_comes_back()
    {
        const string text = "Umlaut \u00fc, tab \t, quote \", right-to-left \u202e, escape \u001b[2J, half a character \ud800 and \U0001f430.";
        using (var journal = FileJournal.Create(Path, TimeProvider.System))
            await journal.AppendAsync(new RunEnded(new Outcome(OutcomeKind.Failed, text, "", null)), TestContext.Current.CancellationToken);

        var read = Assert.IsType<RunEnded>(Assert.Single(JournalFile.Read(Path).Verified().Facts));

        Assert.Equal(text.Replace('\ud800', '\ufffd'), read.Outcome.Message);
    }

    [Xunit.Fact]
    public async Task A_journal_is_gone_on_with_and_its_lines_stay_one_chain()
    {
        var facts = await WriteAsync("met");
        using (var journal = FileJournal.Resume(Path, TimeProvider.System))
        {
            Assert.Equal(facts.Select(FactJson.Write), journal.Facts.Select(FactJson.Write));
            await journal.AppendAsync(new RunResumed("9"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(facts.Count + 1, JournalFile.Read(Path).Verified().Lines.Count);
    }

    [Xunit.Fact]
    public async Task A_journal_of_the_first_version_is_gone_on_with_in_this_one()
    {
        File.Copy(System.IO.Path.Combine(Repository.Root, "tests", "Agent.Core.Tests", "Journals", "golden", "v1", "stopped.jsonl"), Path);
        using (var journal = FileJournal.Resume(Path, TimeProvider.System))
            await journal.AppendAsync(new RunResumed("9"), TestContext.Current.CancellationToken);

        Assert.IsType<RunResumed>(JournalFile.Read(Path).Verified().Facts[^1]);
    }

    [Xunit.Fact]
    public async Task Wherever_the_last_line_was_cut_the_next_fact_takes_its_place_and_says_how_much_was_torn()
    {
        var whole = await WholeAsync();
        var start = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (var length = start + 1; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Path, whole[..length], TestContext.Current.CancellationToken);
            using (var journal = FileJournal.Resume(Path, TimeProvider.System))
                await journal.AppendAsync(new RunResumed("9"), TestContext.Current.CancellationToken);

            var resumed = Assert.IsType<RunResumed>(JournalFile.Read(Path).Verified().Facts[^1]);
            Assert.Equal(length - start, resumed.Torn!.Bytes);
            Assert.Equal(whole[start..length], await File.ReadAllBytesAsync(folder[$"blobs/{resumed.Torn.Sha256}"], TestContext.Current.CancellationToken));
        }
    }

    [Xunit.Fact]
    public async Task A_torn_end_never_leaves_in_silence()
    {
        var whole = await WholeAsync();
        await File.WriteAllBytesAsync(Path, whole[..^5], TestContext.Current.CancellationToken);
        using var journal = FileJournal.Resume(Path, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => journal.AppendAsync(new AttemptAbandoned("x"), TestContext.Current.CancellationToken));
        Assert.Equal(whole[..^5], await File.ReadAllBytesAsync(Path, TestContext.Current.CancellationToken));
    }

    [Xunit.Fact]
    public async Task Damage_before_the_end_is_refused_with_its_line_and_its_byte()
    {
        var whole = await WholeAsync();
        var second = Array.IndexOf(whole, (byte)'\n') + 1;
        whole[second + 90] ^= 1;
        await File.WriteAllBytesAsync(Path, whole, TestContext.Current.CancellationToken);

        var refused = Assert.Throws<JournalException>(() => FileJournal.Resume(Path, TimeProvider.System));

        Assert.Equal($"Line 2, which begins at byte {second}, does not match its hash.", refused.Message);
        FileJournalLockIsFree();
    }

    [Xunit.Fact]
    public async Task A_second_writer_is_told_that_another_process_works_on_the_run_and_a_reader_reads()
    {
        using var first = FileJournal.Create(Path, TimeProvider.System);
        await first.AppendAsync(new AttemptAbandoned("x"), TestContext.Current.CancellationToken);

        var refused = Assert.Throws<JournalException>(() => FileJournal.Resume(Path, TimeProvider.System));

        Assert.Equal($"Another process is working on the run of '{Path}'. Wait until it has ended, or stop it first.", refused.Message);
        Assert.Single(JournalFile.Read(Path).Verified().Lines);
    }

    [Xunit.Fact]
    public async Task A_journal_that_is_there_is_never_begun_again()
    {
        var whole = await WholeAsync();

        Assert.Throws<JournalException>(() => FileJournal.Create(Path, TimeProvider.System));
        Assert.Equal(whole, await File.ReadAllBytesAsync(Path, TestContext.Current.CancellationToken));
    }

    private void FileJournalLockIsFree() => JournalLock.Take(Path).Dispose();

    private async Task<byte[]> WholeAsync()
    {
        await WriteAsync("met");
        return await File.ReadAllBytesAsync(Path);
    }

    private async Task<IReadOnlyList<Fact>> WriteAsync(string story)
    {
        var given = new List<Fact>();
        using var journal = FileJournal.Create(Path, TimeProvider.System);
        foreach (var fact in await Stories.TellAsync(story))
            given.Add(await journal.AppendAsync(fact, TestContext.Current.CancellationToken));
        return given;
    }
}
