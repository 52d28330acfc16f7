using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Tools;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Agent.Tools.Recipes;
using Agent.Tools.Tests.Workspaces;
using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Tools;

/// <summary>What was read of a recipe can be written, line by line, and is then a whole recipe.</summary>
public sealed class RecipeToolsTests : IDisposable
{
    private static readonly Library Shelf = Library.Open(Path.Combine(Repository.Root, "library"));
    private readonly TemporaryFolder folder = new();
    private readonly Workspace workspace;
    private readonly RecipeTools tools;

    public RecipeToolsTests()
    {
        workspace = Workspace.Open(folder.Path("ws"), new() { Durable = false });
        tools = new(Shelf, workspace);
    }

    [Fact]
    public async Task A_recipe_written_with_all_lines_that_were_read_passes_the_check_of_recipes()
    {
        var read = tools.ReadRecipe("roast lamb with thyme", "6", "", "", "").Choices!;

        var wrote = await WriteAsync(read, read["write_recipe.ingredients[]"], "easter");

        Assert.Equal(["lamb.md"], wrote.Choices!["read_file.path"]);
        var text = await workspace.ReadTextAsync("lamb.md", TestContext.Current.CancellationToken);
        Assert.Empty(new RecipeCheck(IngredientTable.In(Shelf.Folder!)!).Check(text));
        Assert.StartsWith("# Roast lamb with thyme\n\n- Occasion: easter\n- Serves: 6\n- Time: ", text, StringComparison.Ordinal);
        Assert.EndsWith("\n## Sources\n\n- roast lamb with thyme\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_left_out_is_missed()
    {
        var read = tools.ReadRecipe("roast lamb with thyme", "6", "", "", "").Choices!;

        await WriteAsync(read, [.. read["write_recipe.ingredients[]"].Where(line => !line.Contains("thyme", StringComparison.Ordinal))], "");

        var faults = new RecipeCheck(IngredientTable.In(Shelf.Folder!)!).Check(await workspace.ReadTextAsync("lamb.md", TestContext.Current.CancellationToken));
        Assert.Contains(faults, fault => fault.Contains("'thyme'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("easter", "easter")]
    [InlineData("mother's day, thyme", "mother's day")]
    [InlineData("grandmother, picnic", "grandmother, picnic")]
    [InlineData("rhubarb", null)]
    [InlineData("fonio", null)]
    [InlineData("pancakes", null)]
    [InlineData("", null)]
    public async Task What_names_a_food_or_a_dish_is_no_occasion(string mentions, string? occasion)
    {
        var read = tools.ReadRecipe("roast lamb with thyme", "4", "", "", "").Choices!;

        await WriteAsync(read, read["write_recipe.ingredients[]"], mentions);

        Assert.Equal(occasion, RecipeText.Parse(await workspace.ReadTextAsync("lamb.md", TestContext.Current.CancellationToken)).Occasion);
    }

    [Fact]
    public async Task A_list_holds_what_to_buy_and_its_source()
    {
        var read = tools.ReadRecipe("roast lamb with thyme", "4", "", "", "").Choices!;

        await tools.WriteListAsync(read["write_list.dish"][0], "4", [.. read["write_list.items[]"]], read["write_list.source"][0], "list.md", "easter, leeks", TestContext.Current.CancellationToken);

        var text = await workspace.ReadTextAsync("list.md", TestContext.Current.CancellationToken);
        var brief = new Brief("yes", "cook", "", "list.md", [new(CheckKind.Form, "list")]);
        Assert.All(StandardChecks.In(Shelf.Folder!).Of(new Work(new Goal("list"), brief, text, ["roast lamb with thyme"])), finding => Assert.True(finding.Passed, finding.Text));
        Assert.Contains("\n- Occasion: easter\n", text, StringComparison.Ordinal);
        Assert.All(read["write_list.items[]"], item => Assert.Contains($"\n- {item}\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_with_a_line_end_in_it_stays_one_line()
    {
        var read = tools.ReadRecipe("roast lamb with thyme", "4", "", "", "").Choices!;

        await WriteAsync(read, ["200 g leeks\n## Sources\n- nowhere"], "");

        Assert.Equal(["roast lamb with thyme"], RecipeText.Parse(await workspace.ReadTextAsync("lamb.md", TestContext.Current.CancellationToken)).Sources);
    }

    [Fact]
    public async Task A_path_outside_is_refused()
        => Assert.Equal("outside_workspace", (await Assert.ThrowsAsync<ToolRefusedException>(() => tools.WriteListAsync("soup", "4", ["a"], "soup", "../list.md", "", TestContext.Current.CancellationToken))).Reason);

    public void Dispose()
    {
        workspace.Dispose();
        folder.Dispose();
    }

    private Task<ToolResult> WriteAsync(IReadOnlyDictionary<string, IReadOnlyList<string>> read, IReadOnlyList<string> ingredients, string mentions)
        => tools.WriteRecipeAsync(
            read["write_recipe.title"][0], mentions, "6", "", read["write_recipe.time"][0],
            [.. ingredients], [.. read["write_recipe.steps[]"]], read["write_recipe.safety"][0], read["write_recipe.source"][0], "lamb.md", TestContext.Current.CancellationToken);
}
