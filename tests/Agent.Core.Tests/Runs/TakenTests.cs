using System.ComponentModel;
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
using Microsoft.SemanticKernel;

namespace Agent.Core.Tests.Runs;

/// <summary>What the run knows already is no choice of the model.</summary>
public sealed class TakenTests
{
    private static readonly Brief Six = new("yes", "cook", "plums", "a.md",
        [new(CheckKind.Serves, "6"), new(CheckKind.Mentions, "plums"), new(CheckKind.Mentions, "Easter"), new(CheckKind.Diet, "vegan"), new(CheckKind.Cites, "library")]);

    [Xunit.Fact]
    public void A_parameter_takes_its_value_from_the_goal_and_the_brief()
    {
        var arguments = ArgumentsAfter(Six);

        Assert.Equal("plums for six", Only(arguments, "question"));
        Assert.Equal("6", Only(arguments, "people"));
        Assert.Equal("plums, Easter", Only(arguments, "with"));
        Assert.Equal("", Only(arguments, "without"));
        Assert.Equal("vegan", Only(arguments, "diet"));
        Assert.False(arguments.GetProperty("free").TryGetProperty("enum", out _));
    }

    [Xunit.Fact]
    public void A_brief_that_says_no_number_of_people_is_for_four()
        => Assert.Equal("4", Only(ArgumentsAfter(Six with { Criteria = [] }), "people"));

    [Theory]
    [InlineData("recipe", "cook,copy")]
    [InlineData("text", "list,copy")]
    public void A_form_of_work_is_offered_only_the_tools_that_serve_it(string form, string offered)
    {
        Tool[] tools = [Of("cook", ["recipe"]), Of("list", ["list", "text"]), Of("copy", null)];
        Assert.Equal(offered, string.Join(',', Planned(form, tools, [])));
    }

    [Xunit.Fact]
    public void A_goal_that_says_what_is_to_be_made_is_offered_what_makes_it_and_no_more()
    {
        Tool[] tools = [Of("cook", ["recipe"]), Of("list", ["list"]), Of("copy", null)];
        Criterion[] meal = [new(CheckKind.Form, "recipe"), new(CheckKind.Serves, "6"), new(CheckKind.Mentions, "plums")];
        Assert.Equal(["cook"], Planned("recipe", tools, meal));
        Assert.Equal(["copy"], Planned("text", [tools[2]], meal));
    }

    private static Tool Of(string name, string[]? forms) => new(name, "Does.", Effect.Pure, true, []) { Forms = forms };

    private static IEnumerable<string?> Planned(string form, IReadOnlyList<Tool> tools, IReadOnlyList<Criterion> stated)
    {
        var run = Run.Fold([new RunStarted(Header() with { Tools = tools, Stated = stated })])
            .Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), Six with { Criteria = [new(CheckKind.Form, form)] }));
        return JsonElement.Parse(Assert.IsType<Ask>(run.Next()).Schema).GetProperty("properties").GetProperty("steps").GetProperty("items")
            .GetProperty("properties").GetProperty("tool").GetProperty("enum").EnumerateArray().Select(tool => tool.GetString());
    }

    [Xunit.Fact]
    public void A_journal_keeps_what_a_parameter_takes()
    {
        var started = new RunStarted(Header());

        Assert.Equal(Known.Serves, ((RunStarted)FactJson.AsKept(started)).Header.Tools[0].Parameters.First(p => p.Name == "people").Takes);
    }

    private static string? Only(JsonElement arguments, string parameter) => Assert.Single(arguments.GetProperty(parameter).GetProperty("enum").EnumerateArray()).GetString();

    private static JsonElement ArgumentsAfter(Brief brief)
    {
        var run = Run.Fold([new RunStarted(Header())])
            .Apply(new BriefWritten(new Exchange(nameof(Purpose.Brief), "", ""), brief))
            .Apply(new PlanWritten(new Exchange(nameof(Purpose.Plan), "", ""), new Plan([new PlanStep("cook", "cook them")])));
        return JsonElement.Parse(Assert.IsType<Ask>(run.Next()).Schema).GetProperty("properties").GetProperty("args").GetProperty("properties");
    }

    private static RunHeader Header()
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(new Cooking(), "cooking");
        return new RunHeader
        {
            Goal = "plums for six", Model = ScriptedModel.Card, Seed = 7, Budget = new Budget(), Grant = Grant.Default, Prompts = PromptTemplates.BuiltIn.Hashes,
            Tools = new Toolbox(kernel).Tools,
        };
    }

    private sealed class Cooking
    {
        [KernelFunction("cook"), Description("Cooks.")]
        [Touches(Effect.Pure, Idempotent = true)]
        public string Cook(
            [Takes(Known.Goal)] string question, [Takes(Known.Serves)] string people, [Takes(Known.Mentions)] string with,
            [Takes(Known.Lacks)] string without, [Takes(Known.Diets)] string diet, string free) => $"{GetType().Name}: {question}{people}{with}{without}{diet}{free}";
    }
}
