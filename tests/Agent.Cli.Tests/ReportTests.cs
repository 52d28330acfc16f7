using System.Text;
using Agent.Core.Journals;
using Microsoft.Extensions.AI;

namespace Agent.Cli.Tests;

public sealed class ReportTests
{
    private const string Id = "20260405-100000-89971a";

    [Fact]
    public async Task A_page_tells_what_was_asked_what_came_of_it_and_how()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);

        Assert.Equal(0, await world.RunAsync("report", "last"));
        Assert.StartsWith(Path.Combine(world.Here, $"{Id}.html, "), world.Out, StringComparison.Ordinal);
        var page = await PageAsync(world, $"{Id}.html");
        Assert.All(
            [
                "<h1>make an Easter recipe</h1>", "<b>met</b> The goal is met: roast lamb with rosemary for Easter.",
                "<h3>Roast lamb with rosemary</h3>", "<li>1200 g leg of lamb</li>",
                "<dt>Subject</dt><dd>roast lamb with rosemary for Easter</dd>", "<b>mentions</b> Easter", "<code>search</code><span>find roast lamb</span>",
                "line 3: - Occasion: Easter", "serves 4", "not for code to decide",
                "reading the prompt <b>0.1 s</b>", "of 2048 tokens",
                "<pre>Step 1 of 3, search: find roast lamb</pre>", "&quot;query&quot;:&quot;roast lamb with thyme for Easter recipe&quot;", "<span class=\"tick good\">which the facts before it make</span>",
                "<span class=\"tick good\">allowed</span> by the rule <code>granted</code>", "<p class=\"label\"><span>library</span><span class=\"bad\">untrusted</span><span>public</span></p>",
                "<tr><th>replies</th><td>6</td><td>40</td>", "<li>roast lamb with thyme</li>",
                $"<code>agent replay {Id}</code>", $"<code>agent fork {Id} --at 3 --seed 2</code>",
            ],
            expected => Assert.Contains(expected, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_request_stands_in_the_page_as_the_model_read_it()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);
        await world.RunAsync("report", "last", "-o", "run.html");

        var page = await PageAsync(world, "run.html");
        // The label, which the model reads as the first line of what a tool returned, stands beside it.
        var heard = world.Model!.Requests[^1].Select(message => message.Role == ChatRole.Tool ? message.Text[(message.Text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : message.Text);
        Assert.All(heard, text => Assert.Contains($"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_journal_makes_the_same_page_and_a_page_gives_way_to_a_new_one()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);
        Assert.Equal(0, await world.RunAsync("report", "last", "-o", "run.html"));
        var first = await PageAsync(world, "run.html");

        world.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await world.RunAsync("report", Id, "--out", "run.html", "--output", "json"));
        Assert.Equal(first, await PageAsync(world, "run.html"));
        Assert.Equal(Encoding.UTF8.GetByteCount(first), (int)world.Document["bytes"]!);
    }

    [Fact]
    public async Task A_file_that_is_no_page_is_replaced_only_when_the_user_says_so()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);
        await File.WriteAllTextAsync(Path.Combine(world.Here, "notes.md"), "mine", TestContext.Current.CancellationToken);

        Assert.Equal(2, await world.RunAsync("report", "last", "-o", "notes.md"));
        Assert.Equal("mine", await PageAsync(world, "notes.md"));
        Assert.Equal(2, await world.RunAsync("report", "last", "-o", "."));
        Assert.Equal(0, await world.RunAsync("report", "last", "-o", "notes.md", "--force"));
        Assert.StartsWith("<!doctype html>", await PageAsync(world, "notes.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_path_of_the_machine_is_in_a_page_that_is_made_to_be_sent()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);
        await world.RunAsync("report", "last", "-o", "run.html");

        Assert.DoesNotContain(world.ProgramFolder, await PageAsync(world, "run.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_damaged_journal_the_page_tells_what_stands_before_the_damage_and_says_so()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);
        var text = await File.ReadAllTextAsync(world.Journal, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(world.Journal, text.Replace("1200 g", "1300 g", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal(4, await world.RunAsync("report", "last", "-o", "run.html"));
        Assert.Contains("was changed or damaged. Line 9, which begins at byte ", world.Error, StringComparison.Ordinal);
        var page = await PageAsync(world, "run.html");
        Assert.Contains("The journal was changed or damaged. Line 9, which begins at byte ", page, StringComparison.Ordinal);
        Assert.Contains("This page tells what stands before it, 8 facts, and nothing after.", page, StringComparison.Ordinal);
        Assert.Contains("<pre>Step 2 of 3, read_recipe: read about roast lamb</pre>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1300 g", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_run_that_is_not_over_the_page_says_how_it_stands()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);
        Journals.Rewrite(world.Journal, facts => facts.Take(7));
        await File.AppendAllTextAsync(world.Journal, "{\"v\":2,", TestContext.Current.CancellationToken);

        Assert.Equal(0, await world.RunAsync("report", "last", "-o", "run.html"));
        var page = await PageAsync(world, "run.html");
        Assert.Contains("The record ends before the run did.", page, StringComparison.Ordinal);
        Assert.Contains("ends in a line that was cut off; its 7 B are left out.", page, StringComparison.Ordinal);
        Assert.Contains($"Go on with it: <code>agent resume {Id}</code>", page, StringComparison.Ordinal);

        using var writer = JournalLock.Take(world.Journal);
        Assert.Equal(0, await world.RunAsync("report", "last", "-o", "run.html"));
        Assert.Contains("A process was working on the run when this page was made.", await PageAsync(world, "run.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_run_the_first_and_the_last_steps_are_shown_and_the_page_says_which_are_not()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);
        Journals.Rewrite(world.Journal, facts => [.. facts.Take(3), .. Enumerable.Repeat(facts.Skip(3).Take(3), 1_000).SelectMany(step => step), .. facts.Skip(3)]);

        Assert.Equal(0, await world.RunAsync("report", "last", "-o", "run.html"));
        var page = await PageAsync(world, "run.html");
        Assert.InRange(page.Length, 10_000, 1_500_000);
        Assert.Contains("The steps 101 to 906 are left out here. They stand from fact 297 on: <code>agent runs show", page, StringComparison.Ordinal);
        Assert.All([1, 100, 907, 1_006], step => Assert.Contains($"id=\"step-{step}\"", page, StringComparison.Ordinal));
        Assert.All([101, 906], step => Assert.DoesNotContain($"id=\"step-{step}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_the_facts_do_not_make_is_named()
    {
        using var world = await RanAsync(Scripts.MeetingTheGoal);
        Journals.Rewrite(world.Journal, fact => fact is ToolReturned { Call.Tool: "search" } search ? search with { Observation = search.Observation with { Text = "another" } } : fact);

        await world.RunAsync("report", "last", "-o", "run.html");
        var page = await PageAsync(world, "run.html");
        Assert.Contains("A request of this run is not the one that the facts before it make", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tick bad\">which the facts before it do not make</span>", page, StringComparison.Ordinal);
    }

    private static async Task<World> RanAsync(string[] script)
    {
        var world = new World(script);
        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--seed", "7"));
        return world;
    }

    private static Task<string> PageAsync(World world, string file) => File.ReadAllTextAsync(Path.Combine(world.Here, file), TestContext.Current.CancellationToken);
}
