using System.ComponentModel;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Menus;
using Agent.Tools.Recipes;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;
using static Agent.Tools.WorkspaceRefusals;

namespace Agent.Tools;

/// <summary>Menus of the library's dishes, so that a model need only choose among them.</summary>
public sealed class MenuTools(Library library, Workspace workspace)
{
    private static readonly string[] Places = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];

    private readonly Lazy<IReadOnlyList<MenuDish>> dishes = new(() => MenuDish.In(library));

    [KernelFunction("find_dishes"), Description("Finds dishes for each course of a menu.")]
    [Touches(Effect.ReadLibrary, Idempotent = true, Forms = "menu")]
    public ToolResult FindDishes(
        [Description("Words of the occasion or kind of meal, e.g. easter lunch.")] string about,
        [Takes(Known.Mentions), Description("What must be in the menu, with commas between.")] string mentions,
        [Takes(Known.Lacks), Description("What must be in no dish, with commas between.")] string lacks,
        [Takes(Known.Diets), Description("The diets that every dish keeps, with commas between.")] string diet)
    {
        var lines = new MenuFinder(dishes.Value, library.Foods).Find(new MenuWish(about, mentions, lacks, diet, library.Foods));
        if (lines.Count == 0)
            return new("No dish of the library fits. Search for recipes instead.");
        return new(string.Join('\n', lines), Choices(about, lines), [.. lines.SelectMany(line => line.Places).Select(place => place.Dish.Title)]);
    }

    [KernelFunction("write_menu"), Description("Writes a menu with the dishes that were found.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true, Forms = "menu")]
    public async Task<ToolResult> WriteMenuAsync(
        [Description("The menu's title, e.g. Easter lunch menu.")] string title,
        [Description("Words that it must mention, e.g. easter, lamb."), Takes(Known.Mentions)] string mentions,
        [Description("How many it serves, e.g. 6."), Takes(Known.Serves)] string serves,
        [Description("Diets that it keeps, e.g. vegan."), Takes(Known.Diets)] string diet,
        [Description("A course and its dish, e.g. Starter: leek soup; empty where the menu has no more.")] string first,
        [Description("The same.")] string second,
        [Description("The same.")] string third,
        [Description("The same.")] string fourth,
        [Description("The same.")] string fifth,
        [Description("The same.")] string sixth,
        [Description("The same.")] string seventh,
        [Description("File to write, e.g. easter-menu.md.")] string to,
        CancellationToken cancellationToken = default)
    {
        List<string> lines = [.. new[] { first, second, third, fourth, fifth, sixth, seventh }.Select(PlainText.Line).Where(line => line.Length > 0)];
        var occasion = RecipeAdaptation.Of(library)?.Occasions(library).Of(mentions, string.Join('\n', [title, .. lines])) ?? "";
        var menu = new WrittenMenu(PlainText.Line(title), PlainText.Line(occasion), PlainText.Line(diet), PlainText.Line(serves), lines, [.. lines.Select(Source).OfType<string>().Distinct()]);
        return new($"Wrote {to}, {await ToldAsync(workspace.WriteTextAsync(to, menu.Text, cancellationToken))} bytes.", new Dictionary<string, IReadOnlyList<string>> { ["read_file.path"] = [to] });
    }

    // What was found for a course and nothing else can be written for it.
    private static Dictionary<string, IReadOnlyList<string>> Choices(string about, IReadOnlyList<MenuLine> lines)
    {
        var choices = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (i, place) in Places.Index())
            choices[$"write_menu.{place}"] = i < lines.Count ? [.. lines[i].Offered.Select(dish => $"{lines[i].Label}: {dish.Name}")] : [""];
        choices["write_menu.title"] = [WrittenMenu.TitleOf(PlainText.Line(about))];
        return choices;
    }

    // A dish may stand under a longer name than its own.
    private string? Source(string line) => dishes.Value.Select(dish => dish.Title).Where(title => line.Contains(title, StringComparison.Ordinal)).MaxBy(title => title.Length);
}
