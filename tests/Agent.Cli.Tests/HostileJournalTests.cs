using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Cli.Displays;
using Agent.Core.Journals;

namespace Agent.Cli.Tests;

/// <summary>A journal may come from anybody. Whatever stands in it, a page, a terminal and a list show it and do nothing of it.</summary>
public sealed partial class HostileJournalTests
{
    // What a terminal shows of any one fact stays below this, except the delivered text itself.
    private const int LongestLine = 1_000;

    // HOSTILE_TIMES=10 makes texts of 1 MB ten times as long.
    private static readonly int Times = Environment.GetEnvironmentVariable("HOSTILE_TIMES") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 1;

    [Fact]
    public async Task Of_a_hostile_journal_the_page_has_the_same_tags_in_the_same_order_as_of_a_harmless_one()
    {
        var (harmless, hostile) = (await PageAsync("harmless words".PadRight(HostileJournals.Hostile.Length, 's')), await PageAsync(HostileJournals.Hostile));

        Assert.Equal(Tags(harmless), Tags(hostile));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", hostile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_control_stands_in_the_page_as_its_name()
    {
        var page = await PageAsync(HostileJournals.Hostile);

        Assert.All(page, c => Assert.True(SafeText.IsSafe(c), $"U+{(int)c:X4}"));
        Assert.All(
            ["<i class=c>␛</i>[2J", "<i class=c>␇</i>", "<i class=c>␀</i>", "<i class=c>␍</i> return", "<i class=c>U+202E</i>gnp.exe<i class=c>U+202C</i>", "<i class=c>U+2066</i>isolate", "<i class=c>U+009B</i>2J", "<i class=c>U+E0041</i> tag", "<i class=c>U+FEFF</i>"],
            name => Assert.Contains(name, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_names_nothing_that_a_browser_would_fetch_and_forbids_it_besides()
    {
        var page = await PageAsync(HostileJournals.Hostile);

        Assert.All(Attribute().Matches(string.Concat(Tags(page))), attribute => Assert.Contains(attribute.Groups[1].Value, (string[])["lang", "charset", "name", "content", "http-equiv", "id", "class", "style", "href", "start", "aria-hidden"]));
        Assert.All(Link().Matches(page), link => Assert.StartsWith("#", link.Groups[1].Value, StringComparison.Ordinal));
        Assert.All(Style().Matches(page), style => Assert.Matches(@"^((left|width):[0-9.]+%;?)+$", style.Groups[1].Value));
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'", page, StringComparison.Ordinal);
        // The policy holds for what follows it, so nothing with a text of the journal may stand before it.
        Assert.InRange(page.IndexOf("Content-Security-Policy", StringComparison.Ordinal), 0, page.IndexOf("<title>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_no_name_is_not_put_into_a_command_that_somebody_could_copy()
    {
        var page = await PageAsync("$(reboot)");

        Assert.Contains("<code>agent replay RUN</code>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<code>agent [^<]*\$", page);
    }

    [Theory]
    [InlineData("runs", "show")]
    [InlineData("runs", "show", "--facts")]
    [InlineData("runs", "show", "--verbose")]
    [InlineData("watch", "--verbose")]
    public async Task A_terminal_gets_no_order_from_a_hostile_journal(params string[] command)
    {
        using var world = await HostileJournals.MakeAsync(HostileJournals.Hostile);

        await world.RunAsync([.. command.TakeWhile(word => word[0] != '-'), world.Journal, .. command.SkipWhile(word => word[0] != '-')]);

        var told = world.Out + world.Error;
        Assert.Contains("<script>alert(1)</script>", told, StringComparison.Ordinal);
        Assert.All(told, c => Assert.True(SafeText.IsSafe(c), $"U+{(int)c:X4}"));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task A_list_shows_a_hostile_run_on_one_line_beside_the_others(string format)
    {
        using var world = await HostileJournals.MakeAsync(HostileJournals.Hostile);
        using var later = world.Later(Scripts.MeetingTheGoal, TimeSpan.FromMinutes(1));
        await later.RunAsync("run", "make an Easter recipe");

        Assert.Equal(0, await later.RunAsync("runs", "list", "--output", format));
        Assert.All(later.Out, c => Assert.True(SafeText.IsSafe(c), $"U+{(int)c:X4}"));
        Assert.Equal(2, format == "json" ? later.Document["runs"]!.AsArray().Count : later.Out.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("one line", "x", 1_000_000)]
    [InlineData("lines", "a line\n", 150_000)]
    [InlineData("commands that never end", "\e]", 500_000)]
    [InlineData("commands of which only the last has the long end", "\e]\a", 340_000)]
    [InlineData("sequences that never end", "\u009b", 1_000_000)]
    public async Task A_long_observation_is_told_in_its_place_and_fills_neither_page_nor_terminal_nor_list(string what, string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times * Times)) + (what.EndsWith("end", StringComparison.Ordinal) && !what.Contains("never", StringComparison.Ordinal) ? "\e\\" : "");
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        Journals.Rewrite(world.Journal, fact => fact is ToolReturned { Call.Tool: "read_recipe" } read ? read with { Observation = read.Observation with { Text = text } } : fact);

        Assert.Equal(0, await world.RunAsync("report", "last", "-o", "run.html"));
        var page = await File.ReadAllTextAsync(Path.Combine(world.Here, "run.html"), TestContext.Current.CancellationToken);
        Assert.InRange(page.Length, 10_000, 500_000);
        Assert.Contains("are left out here. They stand in fact 8: <code>agent runs show 20260405-100000-89971a --output ndjson</code>", page, StringComparison.Ordinal);

        foreach (var command in (string[][])[["runs", "show", "last", "--verbose"], ["runs", "show", "last", "--facts"], ["watch", "last", "--verbose"], ["runs", "list"]])
        {
            Assert.Equal(0, await world.RunAsync(command));
            Assert.InRange(world.Out.Length + world.Error.Length, 50, 60_000);
            Assert.All((world.Out + world.Error).Split('\n'), line => Assert.InRange(line.Length, 0, LongestLine));
        }
        Assert.Equal(6, await world.RunAsync("replay", "last", "--speed", "max"));
        Assert.InRange(world.Error.Length, 100, 60_000);
        Assert.True(world.Error.Split('\n').All(line => line.Length <= LongestLine), what);
    }

    private static async Task<string> PageAsync(string text)
    {
        using var world = await HostileJournals.MakeAsync(text);
        Assert.Equal(0, await world.RunAsync("report", world.Journal, "-o", "run.html"));
        return await File.ReadAllTextAsync(Path.Combine(world.Here, "run.html"), TestContext.Current.CancellationToken);
    }

    // Without the names of characters, which are the program's own.
    private static List<string> Tags(string page) => [.. Tag().Matches(Named().Replace(page, "")).Select(tag => tag.Value)];

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<i class=c>[^<]*</i>")]
    private static partial Regex Named();

    [GeneratedRegex("""\s([a-z-]+)(?==)""")]
    private static partial Regex Attribute();

    [GeneratedRegex("""href="([^"]*)""")]
    private static partial Regex Link();

    [GeneratedRegex("""style="([^"]*)""")]
    private static partial Regex Style();
}
