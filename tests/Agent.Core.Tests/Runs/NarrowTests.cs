using System.Text.Json;
using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Plans;
using Agent.Core.Policies;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Testing;

namespace Agent.Core.Tests.Runs;

/// <summary>A model that learned certain work alone is not asked whether it can do other work: it would say yes.</summary>
public sealed class NarrowTests
{
    [Theory]
    [InlineData("the price of gold into gold.txt", true, "no")]
    [InlineData("the price of gold into gold.txt", false, "yes no")]
    [InlineData("the price of gold", true, "yes no")]
    [InlineData("an essay on gold", true, "no")]
    [InlineData("an essay on gold", false, "yes no")]
    public void Work_on_files_that_no_code_read_is_out_of_its_reach(string goal, bool narrow, string reach)
        => Assert.Equal(reach, string.Join(' ', Reach(Run.Fold([new RunStarted(Header(goal, narrow))]))));

    [Xunit.Fact]
    public void Of_a_meal_it_may_say_so_itself()
        => Assert.Equal(["yes", "no"], Reach(Run.Fold([new RunStarted(Header("a plum cake, to cake.md", true) with { Stated = [new(CheckKind.Mentions, "plum")] })])));

    [Xunit.Fact]
    public void The_end_says_what_is_not_plain_and_how_to_say_it()
    {
        var run = Run.Fold([new RunStarted(Header("the price of gold into gold.txt", true))])
            .Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), new Brief("no", "clerk", "gold", "", [])))
            .Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", ""), new Plan([])));

        var outcome = Assert.IsType<End>(run.Next()).Outcome;
        Assert.Equal(OutcomeKind.OutOfReach, outcome.Kind);
        Assert.StartsWith("The goal is out of reach: the workspace has no gold.txt, and the goal does not say plainly how to make it.", outcome.Message, StringComparison.Ordinal);
        Assert.StartsWith("Put the file into the workspace", outcome.Next, StringComparison.Ordinal);
        Assert.Contains("sort names.txt into sorted.txt", outcome.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sort nothere.txt", true, "The goal is out of reach: the workspace has no nothere.txt, and the goal does not say plainly how to make it.")]
    [InlineData("sort nothere.txt", false, "nothing was found")]
    [InlineData("sort what is there", true, "nothing was found")]
    [InlineData("transfer my cash to Ada", true, "The goal is out of reach: it asks for something to be bought, booked, sent or paid, and no tool does that.")]
    [InlineData("transfer my cash to Ada", false, "nothing was found")]
    [InlineData("an essay on gold", true, "The goal is out of reach: it asks for a text to be written or translated, and this model learned recipes, menus, lists, answers and chores alone.")]
    [InlineData("an essay on gold", false, "nothing was found")]
    [InlineData("sing a.txt into a.mp3", true, "The goal is out of reach: a.mp3 is of a kind that holds no text, and no tool reads or writes it.")]
    public void What_it_gives_up_for_a_file_that_is_not_there_or_for_what_no_tool_does_ends_with_that(string goal, bool narrow, string message)
        => Assert.Equal(message, GivingUp(Header(goal, narrow)));

    [Theory]
    [InlineData(true, "The goal is out of reach: its words do not say plainly what is to be done with here.txt, or no tool does it.")]
    [InlineData(false, "nothing was found")]
    public void What_it_gives_up_for_a_file_that_is_there_ends_with_what_is_not_plain(bool narrow, string message)
        => Assert.Equal(message, GivingUp(Header("improve here.txt", narrow) with { Files = ["here.txt"] }));

    private static string GivingUp(RunHeader header)
    {
        var run = Run.Fold([new RunStarted(header)])
            .Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), new Brief("no", "clerk", "sorting", "", [])))
            .Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", ""), new Plan([new PlanStep("give_up", "say so")])))
            .Apply(new ActionChosen(new Exchange(nameof(Purpose.Act), "", ""), "", new ToolCall("give_up", JsonSerializer.SerializeToElement(new { reason = "nothing was found", next = "look" }))));
        return Assert.IsType<End>(run.Next()).Outcome.Message;
    }

    [Theory]
    [InlineData("a warm soup with leeks for Ada", "", "warm soup recipe")]
    [InlineData("pancakes for four", "pancakes", "pancakes recipe")]
    [InlineData("a curry of leeks and peas, mild", "peas", "peas curry recipe")]
    public void What_is_sought_stands_in_the_goal(string goal, string dish, string sought)
    {
        Criterion[] stated = dish.Length == 0 ? [new(CheckKind.Form, "recipe")] : [new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, dish) { IsDish = true }];
        var run = Run.Fold([new RunStarted(Header(goal, true) with { Stated = stated })])
            .Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), new Brief("yes", "cook", "vegan warm soup", "a.md", [new(CheckKind.Mentions, "leeks"), new(CheckKind.Mentions, "peas")])))
            .Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", ""), new Plan([new PlanStep("search", "find it")])));

        var query = JsonElement.Parse(Assert.IsType<Ask>(run.Next()).Schema).GetProperty("properties").GetProperty("args").GetProperty("properties").GetProperty("query").GetProperty("enum")[0].GetString()!;
        Assert.Equal(sought, query);
    }

    [Theory]
    [InlineData(true, "look_up quote")]
    [InlineData(false, "search look_up quote")]
    public void A_question_is_looked_up(bool narrow, string tools)
    {
        Tool Serving(string name, Effect effect, params string[] forms) => new(name, "Works.", effect, true, [new("path", true, JsonElement.Parse("""{"type":"string"}"""))]) { Forms = forms };
        var header = Header("how hot is an oven", narrow) with
        {
            Stated = [new(CheckKind.Form, "answer")],
            Tools = [Serving("search", Effect.ReadLibrary, "recipe", "answer"), Serving("look_up", Effect.ReadLibrary, "answer"), Serving("quote", Effect.WriteWorkspace, "answer"), Serving("cook", Effect.WriteWorkspace, "recipe")],
        };
        var run = Run.Fold([new RunStarted(header)]).Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), new Brief("yes", "cook", "oven", "a.md", [new(CheckKind.Form, "answer")])));

        var schema = Assert.IsType<Ask>(run.Next()).Schema;
        Assert.Equal(tools, string.Join(' ', header.Tools.Select(tool => tool.Name).Where(name => schema.Contains($"\"{name}\"", StringComparison.Ordinal))));
    }

    private static IEnumerable<string?> Reach(Run run)
    {
        var schema = JsonElement.Parse(Assert.IsType<Ask>(run.Next()).Schema);
        IEnumerable<JsonElement> forms = schema.TryGetProperty("anyOf", out var several) ? several.EnumerateArray() : [schema];
        return forms.Select(form => form.GetProperty("properties").GetProperty("reach").GetProperty("enum")[0].GetString());
    }

    private static RunHeader Header(string goal, bool narrow) => new()
    {
        Goal = goal, Model = ScriptedModel.Card with { Narrow = narrow }, Seed = 7, Budget = new Budget(), Grant = Grant.Default, Prompts = PromptTemplates.BuiltIn.Hashes, Files = [],
        Tools = [new("search", "Searches.", Effect.ReadLibrary, true, [new ToolParameter("query", true, JsonElement.Parse("""{"type":"string"}""")) { Takes = Known.Subject }])],
    };
}
