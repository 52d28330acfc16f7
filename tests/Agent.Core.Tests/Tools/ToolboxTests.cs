using System.ComponentModel;
using System.Text.Json;
using Agent.Core.Tools;
using Microsoft.SemanticKernel;

namespace Agent.Core.Tests.Tools;

public sealed class ToolboxTests
{
    private readonly Toolbox toolbox = Of(new Lists());

    [Theory]
    [InlineData("array")]
    [InlineData("list")]
    [InlineData("interface")]
    [InlineData("sequence")]
    public async Task A_list_of_texts_reaches_the_tool_as_it_was_said(string tool)
    {
        Assert.Equal("2: a, \"b\\\"]", (await CallAsync(tool, new { texts = new[] { "a", "\"b\\\"]" } })).Text);
        Assert.Equal("0: ", (await CallAsync(tool, new { texts = Array.Empty<string>() })).Text);
    }

    [Fact]
    public void A_whole_number_is_held_to_what_its_parameter_holds()
    {
        var number = toolbox.Tools.First(t => t.Name == "page").ArgumentSchema(new Dictionary<string, IReadOnlyList<string>>())["properties"]!["number"]!;
        Assert.Equal((int.MinValue, int.MaxValue), ((int)number["minimum"]!, (int)number["maximum"]!));
    }

    [Fact]
    public async Task A_list_of_numbers_reaches_the_tool_too()
        => Assert.Equal("6", (await CallAsync("sum", new { numbers = new[] { 1, 2, 3 } })).Text);

    [Fact]
    public void The_values_that_a_run_knows_bind_the_items_of_a_list_and_a_list_always_ends()
    {
        var tool = toolbox.Tools.First(t => t.Name == "array");

        var free = tool.ArgumentSchema(new Dictionary<string, IReadOnlyList<string>>())["properties"]!["texts"]!;
        Assert.Equal("""{"type":"string"}""", free["items"]!.ToJsonString());
        Assert.Null(free["minItems"]);
        Assert.Equal(20, free["maxItems"]!.GetValue<int>());

        var bound = tool.ArgumentSchema(new Dictionary<string, IReadOnlyList<string>> { ["array.texts"] = ["a.txt", "b.txt"] })["properties"]!["texts"]!;
        Assert.Equal("array", bound["type"]!.GetValue<string>());
        Assert.Equal("""{"type":"string","enum":["a.txt","b.txt"]}""", bound["items"]!.ToJsonString());
        Assert.Equal(1, bound["minItems"]!.GetValue<int>());
        Assert.Equal(20, bound["maxItems"]!.GetValue<int>());
        Assert.Null(bound["enum"]);
    }

    [Fact]
    public void Bounds_that_a_tool_sets_itself_stay()
    {
        var parameter = new ToolParameter("texts", true, JsonSerializer.SerializeToElement(new { type = "array", items = new { type = "string" }, minItems = 3, maxItems = 4 }));
        Assert.Equal("""{"type":"array","items":{"type":"string","enum":["a"]},"minItems":3,"maxItems":4}""", parameter.SchemaOf(["a"]).ToJsonString());
    }

    [Fact]
    public void A_list_that_names_nothing_twice_says_so_where_the_values_are_known_and_few()
    {
        var paths = toolbox.Tools.First(t => t.Name == "once").Parameters[0];

        Assert.Equal("true", paths.SchemaOf(["a", "b"])["uniqueItems"]?.ToJsonString());
        Assert.Null(paths.SchemaOf([])["uniqueItems"]);
        Assert.Null(paths.SchemaOf([.. Enumerable.Range(0, 61).Select(i => $"{i}")])["uniqueItems"]);
        Assert.Null(toolbox.Tools.First(t => t.Name == "array").Parameters[0].SchemaOf(["a", "b"])["uniqueItems"]);
    }

    private static Toolbox Of(object tools)
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(tools, "tools");
        return new Toolbox(kernel);
    }

    private Task<Observation> CallAsync(string tool, object arguments)
        => toolbox.CallAsync(new ToolCall(tool, JsonSerializer.SerializeToElement(arguments)), TestContext.Current.CancellationToken);

    private sealed class Lists
    {
        [KernelFunction("page"), Description("Opens a page."), Touches(Effect.Pure)]
        public static string Page(int number) => $"{number}";

        [KernelFunction("array"), Description("Takes an array."), Touches(Effect.Pure)]
        public static string Array(string[] texts) => Told(texts);

        [KernelFunction("list"), Description("Takes a list."), Touches(Effect.Pure)]
        public static string List(List<string> texts) => Told(texts);

        [KernelFunction("interface"), Description("Takes a read-only list."), Touches(Effect.Pure)]
        public static string Interface(IReadOnlyList<string> texts) => Told(texts);

        [KernelFunction("sequence"), Description("Takes a sequence."), Touches(Effect.Pure)]
        public static string Sequence(IEnumerable<string> texts) => Told(texts);

        [KernelFunction("once"), Description("Takes each but once."), Touches(Effect.Pure)]
        public static string Once([Distinct] string[] texts) => Told(texts);

        [KernelFunction("sum"), Description("Takes numbers."), Touches(Effect.Pure)]
        public static string Sum(int[] numbers) => $"{numbers.Sum()}";

        private static string Told(IEnumerable<string> texts) => $"{texts.Count()}: {string.Join(", ", texts)}";
    }
}
