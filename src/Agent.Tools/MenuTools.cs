using System.ComponentModel;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Menus;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Finds dishes of the library for a menu, so that a model need only choose among them.</summary>
public sealed class MenuTools(Library library)
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
        return new(string.Join('\n', lines), Used: [.. lines.SelectMany(line => line.Places).Select(place => place.Dish.Title)]);
    }
}
