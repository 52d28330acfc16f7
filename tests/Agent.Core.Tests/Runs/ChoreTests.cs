using System.Text.Json;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Plans;
using Agent.Core.Policies;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Testing;

namespace Agent.Core.Tests.Runs;

/// <summary>What code read of a chore is no choice of the model.</summary>
public sealed class ChoreTests
{
    private static readonly Chore Joining = new()
    {
        Tools = ["join"], Steps = 1, File = "c.txt",
        Choices = new Dictionary<string, IReadOnlyList<string>> { ["join.paths[]"] = ["b.txt", "a.txt"], ["join.to"] = ["c.txt"] },
    };

    private static readonly Chore Writing = new() { Tools = ["write_file"], Steps = 1, File = "c.txt", Texts = ["one", "two", "one"] };

    [Xunit.Fact]
    public void A_brief_can_name_the_chore_s_file_and_words_alone()
    {
        var brief = JsonElement.Parse(ReplySchemas.Brief(new Goal("'one', 'two', 'one' to c.txt"), [], NamedFiles.Of(new Goal("c.txt"), []), Writing)).GetProperty("properties");

        Assert.Equal("yes", Only(brief.GetProperty("reach")));
        Assert.Equal("c.txt", Only(brief.GetProperty("file")));
        Assert.Equal("""["one","two"]""", brief.GetProperty("criteria").GetProperty("items").GetProperty("anyOf")[1].GetProperty("properties").GetProperty("value").GetProperty("enum").GetRawText());
    }

    [Xunit.Fact]
    public void A_brief_that_is_within_reach_names_a_file()
    {
        var forms = JsonElement.Parse(ReplySchemas.Brief(new Goal("what is in a.txt?"), [], NamedFiles.Of(new Goal("a.txt"), ["a.txt"]))).GetProperty("anyOf");

        Assert.Equal(["yes", "no"], forms.EnumerateArray().Select(form => Only(form.GetProperty("properties").GetProperty("reach"))));
        Assert.DoesNotContain("\"\"", forms[0].GetProperty("properties").GetProperty("file").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"\"", forms[1].GetProperty("properties").GetProperty("file").GetRawText(), StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public void The_words_to_put_down_are_the_criteria_each_time_they_are_said_and_in_order()
    {
        var drawn = new Brief("yes", "clerk", "write", "c.txt", [new(CheckKind.Form, "text"), new(CheckKind.Exact, "two")]);

        Assert.Equal(["form text", "exact one", "exact two", "exact one"], BriefCompletion.Of(drawn, [], Writing).Criteria.Select(criterion => $"{criterion}"));
        var right = drawn with { Criteria = Writing.Criteria };
        Assert.Same(right, BriefCompletion.Of(right, [], Writing));
    }

    [Xunit.Fact]
    public void The_plan_has_the_chore_s_tools_and_steps()
    {
        var steps = JsonElement.Parse(Assert.IsType<Ask>(After(Joining).Next()).Schema).GetProperty("properties").GetProperty("steps");

        Assert.Equal("join", Only(steps.GetProperty("items").GetProperty("properties").GetProperty("tool")));
        Assert.Equal((1, 1), (steps.GetProperty("minItems").GetInt32(), steps.GetProperty("maxItems").GetInt32()));
    }

    [Xunit.Fact]
    public void A_plan_that_mixes_up_the_chore_s_steps_is_put_into_their_order()
    {
        var chore = Joining with { Tools = ["join", "copy"], Steps = 2 };
        PlanStep join = new("join", "join them"), copy = new("copy", "copy it");

        Assert.Equal([join, copy], PlanOrder.Of(new Plan([copy, join]), chore, []).Steps);
        Assert.Equal([new PlanStep("join", "Does."), copy], PlanOrder.Of(new Plan([copy, copy]), chore, [Of("join")]).Steps);
        var right = new Plan([join, copy]);
        Assert.Same(right, PlanOrder.Of(right, chore, []));
        Assert.Equal([copy], PlanOrder.Of(new Plan([copy]), chore with { Steps = 1 }, []).Steps);
    }

    [Xunit.Fact]
    public void A_plan_that_was_put_in_order_stands_in_the_transcript()
    {
        var plan = new Plan([new PlanStep("join", "join them")]);
        var run = After(Joining).Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", "as it was drawn"), plan) { Completed = true });

        Assert.Equal("""{"steps":[{"tool":"join","instruction":"join them"}]}""", run.Transcript[^1].Text);
    }

    [Xunit.Fact]
    public void A_list_whose_order_was_read_can_only_be_said_in_that_order()
    {
        var planned = After(Joining).Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", ""), new Plan([new PlanStep("join", "join them")])));
        var arguments = JsonElement.Parse(Assert.IsType<Ask>(planned.Next()).Schema).GetProperty("properties").GetProperty("args").GetProperty("properties");

        Assert.Equal("""["b.txt","a.txt"]""", arguments.GetProperty("paths").GetProperty("const").GetRawText());
    }

    [Xunit.Fact]
    public void What_tools_are_to_make_is_not_mended_by_hand()
    {
        Assert.IsType<StartOver>(Failed(Joining).Next());
        Assert.IsType<Ask>(Failed(Writing).Next());

        static Run Failed(Chore chore) => After(chore)
            .Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", ""), new Plan([])))
            .Apply(new WorkChecked("c.txt", "x", [new Finding(new Criterion(CheckKind.Made, "join"), false, "It is not joined.")]));
    }

    [Xunit.Fact]
    public void A_journal_keeps_the_chore()
    {
        var kept = ((RunStarted)FactJson.AsKept(new RunStarted(Header(Joining)))).Header.Chore!;

        Assert.Equal(Joining.Tools, kept.Tools);
        Assert.Equal(Joining.Choices["join.paths[]"], kept.Choices["join.paths[]"]);
    }

    [Xunit.Fact]
    public void What_may_be_left_out_is_not_asked_for()
    {
        var offset = new ToolParameter("offset", false, JsonElement.Parse("""{"type":"integer"}"""));
        var header = Header(Joining);
        var run = Run.Fold([new RunStarted(header with { Tools = [.. header.Tools.Select(tool => tool with { Parameters = [.. tool.Parameters, offset] })] })])
            .Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), new Brief("yes", "clerk", "join", "c.txt", Joining.Criteria)))
            .Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", ""), new Plan([new PlanStep("join", "join them")])));

        Assert.DoesNotContain("offset", Assert.IsType<Ask>(run.Next()).Schema, StringComparison.Ordinal);
    }

    private static string? Only(JsonElement schema) => Assert.Single(schema.GetProperty("enum").EnumerateArray()).GetString();

    private static Run After(Chore chore) => Run.Fold([new RunStarted(Header(chore))])
        .Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), new Brief("yes", "clerk", "join", "c.txt", chore.Criteria)));

    private static RunHeader Header(Chore chore) => new()
    {
        Goal = "b.txt and a.txt into c.txt", Model = ScriptedModel.Card, Seed = 7, Budget = new Budget(), Grant = Grant.Default, Prompts = PromptTemplates.BuiltIn.Hashes, Chore = chore,
        Tools = [Of("join", "paths", "to"), Of("copy", "path", "to"), Of("write_file", "path", "content")],
    };

    private static Tool Of(string name, params string[] parameters) => new(name, "Does.", Effect.WriteWorkspace, true,
        [.. parameters.Select(parameter => new ToolParameter(parameter, true, JsonElement.Parse(parameter == "paths" ? """{"type":"array","items":{"type":"string"}}""" : """{"type":"string"}""")))]);
}
