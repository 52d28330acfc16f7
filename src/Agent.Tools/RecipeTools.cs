using System.ComponentModel;
using System.Globalization;
using Agent.Core.Critiques;
using Agent.Core.Tools;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Agent.Tools.Recipes;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Recipes of the library, worked out for those who will eat.</summary>
public sealed class RecipeTools(Library library)
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
        [Description("Diets to keep, e.g. vegan, nut-free."), Takes(Known.Diets)] string diet)
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
            return new($"{adapted.Title} ({LibraryTools.Recipe})\n{adapted.Body}", Used: [found.Title]);
        }
        catch (CannotAdaptException refusal)
        {
            throw new ToolRefusedException("cannot_adapt", refusal.Message);
        }
    }

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
