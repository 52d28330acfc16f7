using System.ComponentModel;
using System.Globalization;
using Agent.Core.Critiques;
using Agent.Core.Tools;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Agent.Tools.Recipes;
using Agent.Tools.Texts;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;
using static Agent.Tools.WorkspaceRefusals;

namespace Agent.Tools;

/// <summary>Recipes of the library, worked out for those who will eat.</summary>
public sealed class RecipeTools(Library library, Workspace workspace)
{
    private const int MostPeople = 100;
    private const int Nearest = 8;

    [KernelFunction("read_recipe"), Description("Reads a recipe, worked out for so many people.")]
    [Touches(Effect.ReadLibrary, Idempotent = true, Forms = "recipe list")]
    public ToolResult ReadRecipe(
        [Description("Title of a recipe that a search found, e.g. roast lamb with thyme.")] string document,
        [Description("How many will eat, e.g. 6."), Takes(Known.Serves)] string people,
        [Description("Foods that must be in it, e.g. kohlrabi, cod."), Takes(Known.Mentions)] string with,
        [Description("Foods that must not be in it, e.g. garlic."), Takes(Known.Lacks)] string without,
        [Description("Diets to keep, e.g. vegan, nut-free."), Takes(Known.Diets)] string diet,
        [Description("US for cups, ounces and Fahrenheit; else metric."), Takes(Known.Measures)] string measures = "")
    {
        var found = library.Read(document) ?? throw Unknown(document);
        if (found.Kind != LibraryTools.Recipe)
            throw new ToolRefusedException("no_recipe", $"The document '{found.Title}' is no recipe but of the kind '{found.Kind}'. Read it with read.");
        if (!int.TryParse(people, NumberStyles.None, CultureInfo.InvariantCulture, out var eaters) || eaters is < 1 or > MostPeople)
            throw new ToolRefusedException("no_such_number", $"A recipe is worked out for 1 to {MostPeople} people, and not for '{PlainText.Line(people)}'.");
        var adaptation = RecipeAdaptation.Of(library)
            ?? throw new ToolRefusedException("no_foods", "This library has no tables of foods and substitutions to work a recipe out with. Read the recipe with read.");
        try
        {
            var adapted = adaptation.Adapt(found, new(eaters, Longest(List(with)), List(without), [.. List(diet).Select(Named)]));
            adapted = measures == "US" ? UsMeasures.Of(adapted) : adapted;
            return new($"{adapted.Title} ({LibraryTools.Recipe})\n{adapted.Body}", Lines(adapted, found.Title), [found.Title]);
        }
        catch (CannotAdaptException refusal)
        {
            throw new ToolRefusedException("cannot_adapt", refusal.Message);
        }
    }

    [KernelFunction("write_recipe"), Description("Writes a recipe with the lines that were read.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true, Forms = "recipe")]
    public async Task<ToolResult> WriteRecipeAsync(
        [Description("The recipe's title, e.g. Roast lamb with thyme.")] string title,
        [Description("Words that it must mention, e.g. easter, lamb."), Takes(Known.Mentions)] string mentions,
        [Description("How many it serves, e.g. 6."), Takes(Known.Serves)] string serves,
        [Description("Diets that it keeps, e.g. vegan."), Takes(Known.Diets)] string diet,
        [Description("How long it takes, e.g. 40 minutes.")] string time,
        [Description("The list, a line for each ingredient, e.g. 400 g leeks."), Distinct] string[] ingredients,
        [Description("The steps in their order, without numbers."), Distinct] string[] steps,
        [Description("What has to be known for safety; empty if there is nothing.")] string safety,
        [Description("Title of the document it was taken from.")] string source,
        [Description("File to write, e.g. easter-recipe.md.")] string to,
        CancellationToken cancellationToken = default)
    {
        var occasion = RecipeAdaptation.Of(library)?.Occasions(library).Of(mentions, string.Join('\n', [title, .. ingredients, .. steps])) ?? "";
        var recipe = new WrittenRecipe(
            PlainText.Line(title), PlainText.Line(occasion), PlainText.Line(diet), PlainText.Line(serves), PlainText.Line(time),
            [.. ingredients.Select(PlainText.Line)], [.. steps.Select(PlainText.Line)], PlainText.Line(safety), PlainText.Line(source));
        return await WriteAsync(to, recipe.Text, cancellationToken);
    }

    [KernelFunction("write_list"), Description("Writes a shopping list with the lines that were read.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true, Forms = "list")]
    public async Task<ToolResult> WriteListAsync(
        [Description("What is cooked, e.g. lentil soup with leeks.")] string dish,
        [Description("How many it serves, e.g. 6."), Takes(Known.Serves)] string serves,
        [Description("What to buy, line by line, e.g. 400 g leeks."), Distinct] string[] items,
        [Description("Title of the document it was taken from.")] string source,
        [Description("File to write, e.g. shopping-list.md.")] string to,
        [Description("Words that it must mention, e.g. easter."), Takes(Known.Occasion)] string occasion = "",
        CancellationToken cancellationToken = default)
    {
        var celebrated = PlainText.Line(RecipeAdaptation.Of(library)?.Occasions(library).Of(occasion, string.Join('\n', [dish, .. items])) ?? "");
        string[] lines = [$"# Shopping list for {PlainText.Line(dish)}", "", .. Markdown.Head("Occasion", celebrated), $"- Serves: {PlainText.Line(serves)}", "", "## To buy", "", .. items.Select(item => $"- {PlainText.Line(item)}"), "", "## Sources", "", $"- {PlainText.Line(source)}", ""];
        return await WriteAsync(to, string.Join('\n', lines), cancellationToken);
    }

    private async Task<ToolResult> WriteAsync(string to, string text, CancellationToken cancellationToken)
        => new($"Wrote {to}, {await ToldAsync(workspace.WriteTextAsync(to, text, cancellationToken))} bytes.", new Dictionary<string, IReadOnlyList<string>> { ["read_file.path"] = [to] });

    /// <summary>What can be written of a recipe that was read: its lines, all of them and no others.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Lines(AdaptedRecipe read, string source) => new()
    {
        ["write_recipe.title"] = [char.ToUpperInvariant(read.Title[0]) + read.Title[1..]],
        ["write_recipe.time"] = [read.Time],
        ["write_recipe.ingredients[]"] = read.Ingredients,
        ["write_recipe.steps[]"] = read.Steps,
        ["write_recipe.safety"] = [read.Safety],
        ["write_recipe.source"] = [source],
        ["write_list.dish"] = [read.Title],
        ["write_list.items[]"] = read.Ingredients,
        ["write_list.source"] = [source],
    };

    private ToolRefusedException Unknown(string document)
    {
        var near = string.Join(", ", library.Search(document, Nearest).Where(hit => hit.Kind == LibraryTools.Recipe).Select(hit => hit.Title));
        return new("no_such_document", $"There is no recipe '{PlainText.Line(document)}'. {(near.Length > 0 ? $"The nearest are: {near}." : "Search first.")}");
    }

    private static Diet Named(string diet) => Diet.Find(diet)
        ?? throw new ToolRefusedException("no_such_diet", $"There is no diet '{PlainText.Line(diet)}'. Name one such as vegetarian, vegan, gluten-free, dairy-free, nut-free, halal or kosher.");

    // Who wishes pork loin and pork wishes one thing.
    private static List<string> Longest(List<string> words)
        => [.. words.Where(word => !words.Exists(other => other.Length > word.Length && Words.Contains(other, word)))];

    private static List<string> List(string words) => [.. words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(PlainText.Line)];
}
