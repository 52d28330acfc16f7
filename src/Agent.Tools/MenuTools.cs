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
        [Description("The dish of that course; empty where the menu has none.")] string breakfast,
        [Description("The same.")] string starter,
        [Description("The same.")] string main,
        [Description("The same.")] string side,
        [Description("The same.")] string dessert,
        [Description("The same.")] string snack,
        [Description("The same.")] string drink,
        [Description("File to write, e.g. easter-menu.md.")] string to,
        CancellationToken cancellationToken = default)
    {
        string[] said = [breakfast, starter, main, side, dessert, snack, drink];
        var lines = MenuCourse.All.Zip(said, (course, dish) => (course.Name, Dish: PlainText.Line(dish))).Where(line => line.Dish.Length > 0).ToList();
        var text = string.Join('\n', lines.Select(line => line.Dish).Prepend(title));
        var occasion = RecipeAdaptation.Of(library)?.Occasions(library).Of(mentions, text) ?? "";
        var menu = new WrittenMenu(PlainText.Line(title), PlainText.Line(occasion), PlainText.Line(diet), PlainText.Line(serves), lines, [.. lines.Select(line => Source(line.Dish)).OfType<string>().Distinct()]);
        return new($"Wrote {to}, {await ToldAsync(workspace.WriteTextAsync(to, menu.Text, cancellationToken))} bytes.", new Dictionary<string, IReadOnlyList<string>> { ["read_file.path"] = [to] });
    }

    // What was found for a course and nothing else can be written for it.
    private static Dictionary<string, IReadOnlyList<string>> Choices(string about, IReadOnlyList<MenuLine> lines)
    {
        var choices = MenuCourse.All.ToDictionary(course => $"write_menu.{course.Name.ToLowerInvariant()}", IReadOnlyList<string> (course) => lines.FirstOrDefault(line => line.Course == course) is { } found ? [.. found.Offered.Select(place => place.Name)] : [""]);
        choices["write_menu.title"] = [WrittenMenu.TitleOf(PlainText.Line(about))];
        return choices;
    }

    // A dish may stand under a longer name than its own.
    private string? Source(string line) => dishes.Value.Select(dish => dish.Title).Where(title => line.Contains(title, StringComparison.Ordinal)).MaxBy(title => title.Length);
}
