using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Testing;

namespace Agent.Core.Tests.Journals;

public sealed class JournalFileTests
{
    [Xunit.Fact]
    public async Task Every_line_is_one_JSON_object_whose_hash_anyone_can_check()
    {
        var facts = await Stories.TellAsync("met");
        var previous = new string('0', 64);
        var lines = Encoding.UTF8.GetString(Written.Bytes(facts)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(facts.Count, lines.Length);
        foreach (var (number, line) in lines.Index())
        {
            var json = JsonNode.Parse(line)!.AsObject();
            Assert.Equal(["v", "seq", "t", "kind", "prev", "body", "hash"], json.Select(member => member.Key));
            Assert.Equal(number, json["seq"]!.GetValue<int>());
            Assert.Equal(previous, json["prev"]!.GetValue<string>());
            Assert.Equal(facts[number].At, json["t"]!.GetValue<DateTimeOffset>());
            previous = json["hash"]!.GetValue<string>();
            Assert.Equal(previous, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line[..line.LastIndexOf(",\"hash\"", StringComparison.Ordinal)]))));
        }
    }

    [Xunit.Fact]
    public async Task Every_story_is_read_back_byte_for_byte_with_its_long_texts_in_blobs()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in Stories.Names)
        {
            var facts = await Stories.TellAsync(name);
            var blobs = new Blobs(folder["blobs"]);

            var read = JournalFile.Parse(Written.Bytes(facts, blobs), blobs).Verified();

            Assert.Equal(facts.Select(FactJson.Write), read.Facts.Select(FactJson.Write));
        }
        Assert.NotEmpty(Directory.GetFiles(folder["blobs"]));
    }

    [Xunit.Fact]
    public async Task A_text_that_comes_again_is_kept_once()
    {
        using var folder = new TemporaryFolder();
        var blobs = new Blobs(folder["blobs"]);

        Written.Bytes(await Stories.TellAsync("long"), blobs);

        // The reply, the text in it that three facts of one call have, and the file as it was checked.
        Assert.Equal(3, Directory.GetFiles(folder["blobs"]).Length);
    }

    [Xunit.Fact]
    public async Task A_blob_that_is_gone_or_was_changed_ends_the_readable_part_at_the_line_that_names_it()
    {
        using var folder = new TemporaryFolder();
        var blobs = new Blobs(folder["blobs"]);
        var facts = await Stories.TellAsync("long");
        var bytes = Written.Bytes(facts, blobs);
        var first = facts.ToList().FindIndex(fact => fact is ActionChosen);
        foreach (var blob in Directory.GetFiles(folder["blobs"]))
            await File.WriteAllTextAsync(blob, (await File.ReadAllTextAsync(blob, TestContext.Current.CancellationToken)).Replace('1', '2'), TestContext.Current.CancellationToken);

        var changed = JournalFile.Parse(bytes, blobs);
        Directory.Delete(folder["blobs"], recursive: true);
        var gone = JournalFile.Parse(bytes, blobs);

        Assert.Equal((first, first), (changed.Lines.Count, gone.Lines.Count));
        Assert.EndsWith("', which does not match its hash.", changed.Fault!.Reason, StringComparison.Ordinal);
        Assert.Contains("', which could not be read: ", gone.Fault!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("AB")]
    public async Task A_blob_is_named_by_its_hash_and_by_no_path(string name)
    {
        using var folder = new TemporaryFolder();
        var blobs = new Blobs(folder["blobs"]);
        var text = Encoding.UTF8.GetString(Written.Bytes(await Stories.TellAsync("long"), blobs));
        var blob = Path.GetFileName(Directory.GetFiles(folder["blobs"])[0]);

        var reading = JournalFile.Parse(Resealed(text.Replace(blob, name, StringComparison.Ordinal)), blobs);

        Assert.Contains($"names the blob '{name}', which is not the name of one.", reading.Fault!.Reason, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public async Task Every_cut_leaves_whole_lines_and_the_rest_as_torn()
    {
        var whole = Written.Bytes(await Stories.TellAsync("met"));

        for (var length = 0; length < whole.Length; length++)
        {
            var reading = JournalFile.Parse(whole.AsSpan(0, length)).Verified();
            var ends = whole.Take(length).Count(b => b == (byte)'\n');
            Assert.Equal(ends, reading.Lines.Count);
            Assert.Equal(length, reading.Bytes + reading.Tail.Length);
            Assert.Equal(ends == 0 ? 0 : Array.LastIndexOf(whole, (byte)'\n', length - 1) + 1, reading.Bytes);
        }
    }

    [Xunit.Fact]
    public async Task No_flipped_bit_is_accepted_and_what_stands_before_it_stays_readable()
    {
        var whole = Written.Bytes(await Stories.TellAsync("stopped"));
        var hashes = JournalFile.Parse(whole).Lines.Select(line => line.Hash).ToList();

        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var flipped = (byte[])whole.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));

            var reading = JournalFile.Parse(flipped);

            Assert.True(reading.Fault is not null || reading.Tail.Length > 0, $"bit {bit} was accepted");
            Assert.Equal(hashes.Take(whole.Take(bit / 8).Count(b => b == (byte)'\n')), reading.Lines.Select(line => line.Hash));
        }
    }

    [Xunit.Fact]
    public async Task A_damaged_line_break_before_the_last_line_is_refused_and_not_taken_for_a_cut()
    {
        var whole = Written.Bytes(await Stories.TellAsync("met"));
        whole[Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2)] = (byte)' ';

        var reading = JournalFile.Parse(whole);

        Assert.Equal(7, reading.Lines.Count);
        Assert.Equal(8, reading.Fault!.Line);
    }

    [Xunit.Fact]
    public async Task A_line_that_was_left_out_or_changed_with_a_new_hash_is_refused_at_its_place()
    {
        var lines = Encoding.UTF8.GetString(Written.Bytes(await Stories.TellAsync("met"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var left = JournalFile.Parse(Encoding.UTF8.GetBytes(string.Concat(lines.Where((_, at) => at != 3).Select(line => line + "\n"))));
        var changed = JournalFile.Parse(Resealed(string.Concat(lines.Select((line, at) => (at == 3 ? line.Replace("milk", "beer", StringComparison.Ordinal) : line) + "\n"))));

        Assert.Equal("carries the sequence number 4 and should carry 3.", left.Fault!.Reason);
        Assert.Equal("does not follow the line before it: their hashes differ.", changed.Fault!.Reason);
        Assert.Equal(5, changed.Fault.Line);
    }

    [Xunit.Fact]
    public void A_journal_of_a_later_version_is_refused_by_its_version()
    {
        var line = Encoding.UTF8.GetBytes("{\"v\":9,\"what\":\"ever\"}\n");

        Assert.Equal("Line 1, which begins at byte 0, is of journal version 9; this program reads versions 1 to 2.", JournalFile.Parse(line).Fault!.Message);
    }

    [Xunit.Fact]
    public void A_kind_of_fact_that_this_program_does_not_know_is_refused_and_not_skipped()
    {
        var (bytes, _) = JournalLine.Write(0, JournalLine.NoHash, new RunEnded(new Outcome(OutcomeKind.Met, "", "", null)));

        var reading = JournalFile.Parse(Resealed(Encoding.UTF8.GetString(bytes).Replace("run.ended", "run.flown", StringComparison.Ordinal)));

        Assert.StartsWith("is not a fact: ", reading.Fault!.Reason, StringComparison.Ordinal);
    }

    // Gives each line the hash of its bytes, as one would who changes a journal on purpose.
    private static byte[] Resealed(string text) => Encoding.UTF8.GetBytes(string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var sealedPart = line[..line.LastIndexOf(",\"hash\"", StringComparison.Ordinal)];
        return $"{sealedPart},\"hash\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sealedPart)))}\"}}\n";
    })));
}
