using System.Text.Json;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Testing;
using Microsoft.Extensions.AI;
using static Agent.Core.Tests.Kitchenette;

namespace Agent.Core.Tests.Runs;

public sealed class LoopTests
{
    private static readonly string[] Straight =
    [
        Brief("todo.txt", ("exact", "buy milk")), Plan(("write_file", "write it")), Write("todo.txt", "buy milk\n"), Critique("met"),
    ];

    [Xunit.Fact]
    public async Task A_goal_is_briefed_planned_acted_on_checked_and_judged_before_it_is_met()
    {
        var kitchen = new Kitchenette();

        var run = await kitchen.RunAsync("write 'buy milk' to todo.txt", new ScriptedModel(Straight), TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.Met, run.Outcome!.Kind);
        Assert.Equal("buy milk\n", kitchen.Files["todo.txt"]);
        Assert.Equal(
            ["RunStarted", "BriefWritten", "PlanWritten", "ActionChosen", "ToolCalled", "ToolReturned", "WorkChecked", "CritiqueWritten", "RunEnded"],
            kitchen.Journal.Facts.Select(fact => fact.GetType().Name));
    }

    [Xunit.Fact]
    public async Task A_brief_is_completed_by_what_the_goal_states_and_the_model_sees_it_so()
    {
        var kitchen = new Kitchenette { Checks = new([new TextChecks(), new FormCheck()], [new StatedServings()]) };
        var model = new ScriptedModel(
            Brief("menu.md", ("form", "menu")), Plan(("write_file", "write it")), Write("menu.md", "# Menu\n- Starter: leek soup\n- Main: leek pie\n- Dessert: pears\n"), Critique("met"));

        var run = await kitchen.RunAsync("a menu for 7", model, TestContext.Current.CancellationToken);

        Assert.Equal("7", run.Brief!.Value(CheckKind.Serves));
        Assert.Contains(model.Requests[1], message => message.Text == run.Brief.ToJson());
        Assert.DoesNotContain("serves", kitchen.Journal.Facts.OfType<BriefWritten>().Single().Exchange.Reply, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public async Task Every_request_begins_with_the_one_before_it_and_a_critique_leaves_nothing_behind()
    {
        var model = new ScriptedModel(
            Brief("a.txt", ("exact", "one")), Plan(("write_file", "write it")), Write("a.txt", "one\n"),
            Critique("not met", "Write it better.", "no"), Write("a.txt", "one\ntwo\n"), Critique("met"));

        await new Kitchenette().RunAsync("write one to a.txt", model, TestContext.Current.CancellationToken);

        var trunk = new List<string>();
        foreach (var request in model.Requests.Select(messages => messages.Select(Text).ToList()))
        {
            Assert.Equal(trunk, request.Take(trunk.Count));
            // The last message of a critique's request is the branch; all before it is the trunk.
            trunk = request[^1].Contains("Compare", StringComparison.Ordinal) ? [.. request.SkipLast(1)] : request;
        }

        static string Text(ChatMessage message) => $"{message.Role}: {message.Text}";
    }

    [Xunit.Fact]
    public async Task A_rejected_answer_becomes_the_next_thing_the_model_hears_and_never_runs()
    {
        var kitchen = new Kitchenette();
        var model = new ScriptedModel(
            Brief("todo.txt", ("exact", "buy milk")), Plan(("write_file", "write it")),
            """{"thought":"cut off","tool":"write_file","args":{"path":"todo.txt","con""",
            Write("todo.txt", "buy milk\n"), Critique("met"));

        var run = await kitchen.RunAsync("write 'buy milk' to todo.txt", model, TestContext.Current.CancellationToken);

        Assert.True(run.Outcome!.IsMet);
        Assert.Single(kitchen.Facts<ReplyRejected>());
        Assert.Single(kitchen.Facts<ToolCalled>());
        Assert.StartsWith("Your last reply was not used:", model.Requests[3][^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(model.Requests[4], message => message.Text.Contains("cut off", StringComparison.Ordinal));
    }

    [Xunit.Fact]
    public async Task A_tool_that_was_not_offered_is_rejected_and_three_such_replies_end_the_run()
    {
        var kitchen = new Kitchenette();
        var fly = Act("fly", new { });

        var run = await kitchen.RunAsync("fly", new ScriptedModel(Brief("a.txt"), Plan(("write_file", "x")), fly, fly, fly), TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.Failed, run.Outcome!.Kind);
        Assert.Empty(kitchen.Facts<ToolCalled>());
    }

    [Xunit.Fact]
    public async Task A_failed_check_is_told_to_the_model_and_mended()
    {
        var kitchen = new Kitchenette();
        var model = new ScriptedModel(
            Brief("soup.md", ("mentions", "leeks"), ("serves", "6")), Plan(("write_file", "write it")),
            Write("soup.md", "# Soup\n\n- Serves: 4\n"), Write("soup.md", "# Soup with leek\n\n- Serves: 6\n"), Critique("met"));

        var run = await kitchen.RunAsync("a soup with leeks for 6", model, TestContext.Current.CancellationToken);

        Assert.True(run.Outcome!.IsMet);
        var heard = model.Requests[3][^1].Text;
        Assert.Contains("does not mention 'leeks'", heard, StringComparison.Ordinal);
        Assert.Contains("serves 4 and should serve 6", heard, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public async Task Work_that_still_fails_after_the_last_attempt_is_not_reported_as_met()
    {
        var bad = Write("soup.md", "# Soup\n");
        string[] attempt = [Brief("soup.md", ("mentions", "leeks")), Plan(("write_file", "write it")), bad, bad];
        var model = new ScriptedModel([.. attempt, .. attempt, .. attempt, .. attempt]);

        var run = await new Kitchenette().RunAsync("a soup with leeks", model, TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.NotMet, run.Outcome!.Kind);
        Assert.Contains("leeks", run.Outcome.Message, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public async Task An_attempt_that_cannot_be_mended_is_abandoned_and_the_next_begins_with_a_new_brief()
    {
        var kitchen = new Kitchenette();
        var bad = Write("soup.md", "# Soup\n");
        var model = new ScriptedModel(
            Brief("soup.md", ("mentions", "leeks")), Plan(("write_file", "write it")), bad, bad,
            Brief("soup.md", ("mentions", "leeks")), Plan(("write_file", "write it")), Write("soup.md", "# Leek soup\n"), Critique("met"));

        var run = await kitchen.RunAsync("a soup with leeks", model, TestContext.Current.CancellationToken);

        Assert.True(run.Outcome!.IsMet);
        Assert.Contains("leeks", Assert.Single(kitchen.Facts<AttemptAbandoned>()).Reason, StringComparison.Ordinal);
        Assert.Equal(2, model.Requests[4].Count);
    }

    [Xunit.Fact]
    public async Task A_brief_whose_subject_breaks_its_own_criteria_is_rejected_before_any_work()
    {
        var kitchen = new Kitchenette();
        var model = new ScriptedModel(
            Brief("a.md", ("lacks", "test")), Brief("a.md", ("lacks", "nuts")), Plan(("write_file", "x")), Write("a.md", "soup"), Critique("met"));

        var run = await kitchen.RunAsync("no nuts, a test", model, TestContext.Current.CancellationToken);

        Assert.True(run.Outcome!.IsMet);
        Assert.Contains("test", Assert.Single(kitchen.Facts<ReplyRejected>()).Reason, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public async Task A_critique_that_contradicts_its_own_verdict_counts_as_not_met()
    {
        var model = new ScriptedModel(
            Brief("a.txt"), Plan(("write_file", "x")), Write("a.txt", "one"), Critique("met", same: "no"), Write("a.txt", "two"), Critique("met"));
        var kitchen = new Kitchenette();

        var run = await kitchen.RunAsync("write", model, TestContext.Current.CancellationToken);

        Assert.True(run.Outcome!.IsMet);
        Assert.Equal("two", kitchen.Files["a.txt"]);
    }

    [Theory]
    [InlineData("mentions leeks")]
    [InlineData("mentions onions")]
    public async Task A_critique_that_disputes_what_code_has_proved_or_what_nobody_asked_for_is_not_heeded(string criterion)
    {
        var disputing = JsonSerializer.Serialize(new { compare = new[] { new { criterion, found = "nothing", same = "no" } }, verdict = "not met", fix = "Add it." });
        var model = new ScriptedModel(Brief("a.txt", ("mentions", "leeks")), Plan(("write_file", "x")), Write("a.txt", "leeks"), disputing);
        var kitchen = new Kitchenette();

        var run = await kitchen.RunAsync("write of leeks", model, TestContext.Current.CancellationToken);

        Assert.True(run is { Outcome.IsMet: true, IsRefuted: true });
    }

    [Xunit.Fact]
    public async Task A_tool_outside_the_grant_is_refused_by_code_whatever_the_model_says()
    {
        var kitchen = new Kitchenette();
        var launch = Act("launch", new { });

        var run = await kitchen.RunAsync("launch it", new ScriptedModel(Brief("a.txt"), Plan(("launch", "x")), launch, Act("give_up", new { reason = "not allowed", next = "allow it" })), TestContext.Current.CancellationToken);

        Assert.Equal("not_granted", Assert.Single(kitchen.Facts<CallRefused>()).Decision.Rule);
        Assert.Empty(kitchen.Facts<ToolCalled>());
        Assert.Equal(OutcomeKind.OutOfReach, run.Outcome!.Kind);
    }

    [Xunit.Fact]
    public async Task At_the_budgets_end_a_reserved_turn_writes_what_there_is_and_the_outcome_says_so()
    {
        var kitchen = new Kitchenette { Budget = new Budget { Steps = 4 }, Files = { ["b.txt"] = "beans" } };
        var model = new ScriptedModel(
            Brief("a.txt"), Plan(("read_file", "read"), ("read_file", "again"), ("write_file", "write")),
            Act("read_file", new { path = "b.txt" }), Write("a.txt", "beans so far"));

        var run = await kitchen.RunAsync("copy b.txt to a.txt", model, TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.BudgetSpent, run.Outcome!.Kind);
        Assert.Equal("beans so far", kitchen.Files["a.txt"]);
        Assert.Equal("a.txt", run.Outcome.File);
        Assert.Equal(4, run.Spent.Steps);
    }

    [Xunit.Fact]
    public async Task The_same_failing_call_is_named_then_withdrawn_then_planned_round_and_then_the_run_stops()
    {
        var kitchen = new Kitchenette { Files = { ["here.txt"] = "x" } };
        var read = Act("read_file", new { path = "gone.txt" });
        var write = Act("append_file", new { path = "a.txt", content = "x" });
        var model = new ScriptedModel([Brief("a.txt"), Plan(("read_file", "read gone.txt")), .. Enumerable.Repeat(read, 3), write, write, Act("give_up", new { reason = "r", next = "n" })]);

        var run = await kitchen.RunAsync("read gone.txt into a.txt", model, TestContext.Current.CancellationToken);

        Assert.Contains("made before with the same result", model.Requests[4][^2].Text, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.OutOfReach, run.Outcome!.Kind);
        Assert.Equal(3, kitchen.Facts<ToolCalled>().Count(call => call.Call.Tool == "read_file"));
    }

    [Xunit.Fact]
    public async Task A_cancelled_run_ends_in_a_fact()
    {
        using var stop = new CancellationTokenSource();
        var kitchen = new Kitchenette();
        var model = new ScriptedModel(Straight) { Asked = number => { if (number == 2) stop.Cancel(); } };

        var run = await kitchen.RunAsync("write 'buy milk' to todo.txt", model, stop.Token);

        Assert.Equal(OutcomeKind.Cancelled, run.Outcome!.Kind);
        Assert.IsType<RunEnded>(kitchen.Journal.Facts[^1]);
    }

    [Xunit.Fact]
    public async Task A_full_context_is_cut_back_to_its_head_once_and_that_is_a_fact()
    {
        var kitchen = new Kitchenette { ContextLength = 500, Files = { ["b.txt"] = new string('b', 300) } };
        var model = new ScriptedModel(
            Brief("a.txt"), Plan(("read_file", "r1"), ("read_file", "r2"), ("read_file", "r3"), ("write_file", "w")),
            Act("read_file", new { path = "b.txt" }), Act("read_file", new { path = "b.txt" }), Act("read_file", new { path = "b.txt" }), Write("a.txt", "b"), Critique("met"));

        var run = await kitchen.RunAsync("copy b.txt to a.txt", model, TestContext.Current.CancellationToken);

        Assert.NotEmpty(kitchen.Facts<TranscriptCompacted>());
        Assert.True(run.Outcome!.IsMet);
    }
}
