using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Recipes;
using Agent.Tools.Tests.Diets;

namespace Agent.Tools.Tests.Recipes;

public sealed class RecipeTests
{
    private const string Good = """
        # Roast lamb with rosemary

        - Occasion: Easter
        - Serves: 4
        - Time: 105 minutes

        ## Ingredients

        - 1200 g leg of lamb
        - 4 cloves garlic
        - 2 tbsp rosemary, chopped
        - 1 1/2 tsp mustard (smooth)
        - 3 lemons

        ## Steps

        1. Heat the oven to 180 C.
        2. Rub the leg of lamb with garlic, rosemary, mustard and olive oil.
        3. Roast the lamb for 75 minutes.
        4. Rest it for 15 minutes.
        5. Squeeze a lemon over it and serve.

        ## Sources

        - roast lamb
        """;

    private static readonly RecipeCheck Check = new(Pantry.Table);

    [Fact]
    public void A_recipe_is_read_into_its_parts()
    {
        var recipe = RecipeText.Parse(Good);
        Assert.Equal(("Roast lamb with rosemary", "Easter", 4, 105), (recipe.Title, recipe.Occasion, recipe.Serves, recipe.Minutes));
        Assert.Equal(new IngredientLine("1200 g leg of lamb", 1200, "g", "leg of lamb"), recipe.Ingredients[0]);
        Assert.Equal(new IngredientLine("2 tbsp rosemary, chopped", 2, "tbsp", "rosemary"), recipe.Ingredients[2]);
        Assert.Equal(new IngredientLine("1 1/2 tsp mustard (smooth)", 1.5, "tsp", "mustard"), recipe.Ingredients[3]);
        Assert.Equal(new IngredientLine("3 lemons", 3, "", "lemons"), recipe.Ingredients[4]);
        Assert.Equal(new RecipeStep(5, "Squeeze a lemon over it and serve."), recipe.Steps[4]);
        Assert.Equal(["roast lamb"], recipe.Sources);
    }

    [Theory]
    [InlineData("½ tsp salt", 0.5, "tsp", "salt")]
    [InlineData("2½ cups rice", 2.5, "cups", "rice")]
    [InlineData("1/4 l milk", 0.25, "l", "milk")]
    [InlineData("2-3 carrots", 2.0, "", "carrots")]
    [InlineData("1.5 kg potatoes", 1.5, "kg", "potatoes")]
    [InlineData("200g flour", 200.0, "g", "flour")]
    [InlineData("1 pinch of salt", 1.0, "pinch", "salt")]
    [InlineData("salt", null, "", "salt")]
    [InlineData("0 g sugar", 0.0, "g", "sugar")]
    public void Amounts_are_read_in_the_ways_that_people_write_them(string line, double? amount, string unit, string item) =>
        Assert.Equal(new IngredientLine(line, amount, unit, item), RecipeText.Parse($"## Ingredients\n- {line}").Ingredients[0]);

    [Fact]
    public void A_good_recipe_has_no_findings() => Assert.Empty(Check.Check(Good));

    [Theory]
    [InlineData("# Roast lamb with rosemary\n", "", "The recipe has no title. Begin with a line '# Title'.")]
    [InlineData("- Serves: 4\n", "", "The recipe does not say how many it serves. Add a line '- Serves: 4'.")]
    [InlineData("- Serves: 4\n", "- Serves: 0\n", "The recipe does not say how many it serves. Add a line '- Serves: 4'.")]
    [InlineData("- 4 cloves garlic", "- garlic", "The ingredient 'garlic' has no amount. Begin the line with one, such as '200 g'.")]
    [InlineData("- 4 cloves garlic", "- 0 cloves garlic", "The ingredient '0 cloves garlic' has no amount. Begin the line with one, such as '200 g'.")]
    [InlineData("- 4 cloves garlic\n", "", "The steps use 'garlic', which the ingredients do not list.")]
    [InlineData("- 3 lemons", "- 3 lemons\n- 200 g feta", "No step uses 'feta', which the ingredients list.")]
    [InlineData("5. Squeeze", "6. Squeeze", "The steps are not in order: the number 6 stands in the place of 5.")]
    [InlineData("4. Rest it for 15 minutes.\n5.", "4.", "The recipe has 4 numbered steps. Give at least 5 under '## Steps'.")]
    [InlineData("- roast lamb", "", "The recipe names no source. Name what was read under '## Sources'.")]
    public void Each_fault_is_found_and_no_other(string part, string instead, string finding)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);
        Assert.Equal([finding], Check.Check(Good.Replace(part, instead, StringComparison.Ordinal)));
    }

    [Fact]
    public void Steps_without_time_or_heat_are_found()
    {
        var timeless = Good.Replace("to 180 C", "well", StringComparison.Ordinal).Replace(" for 75 minutes", "", StringComparison.Ordinal).Replace(" for 15 minutes", "", StringComparison.Ordinal);
        Assert.Equal(["No step says a time or a temperature. Say how long, or how hot in C."], Check.Check(timeless));
    }

    [Fact]
    public void A_cold_dish_needs_no_more_than_the_time_at_its_head()
    {
        const string salad = "# Salad\n- Serves: 2\n- Time: 15 minutes\n## Ingredients\n- 2 tomatoes\n- 1 cucumber\n- 100 g feta\n## Steps\n1. Wash the tomatoes.\n2. Slice the tomatoes.\n3. Slice the cucumber.\n4. Add the feta.\n5. Serve.\n## Sources\n- salads\n";
        Assert.Empty(Check.Check(salad));
        Assert.NotEmpty(Check.Check(salad.Replace("Add the", "Fry the", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_ingredients_are_too_few() =>
        Assert.Contains("The recipe lists 2 ingredients. List at least 3 under '## Ingredients', each on a line '- amount unit item'.", Check.Check("# A\n- Serves: 2\n## Ingredients\n- 2 pears\n- 100 g sugar\n"));

    [Theory]
    [InlineData("")]
    [InlineData("# \n## \n- \n1. \n")]
    [InlineData("## Ingredients\n- 99999999999999999999 g x\n## Steps\n99999999999. y")]
    public void Any_text_is_read_without_failing(string text) => Assert.NotEmpty(Check.Check(text));

    [Fact]
    public void A_criterion_gets_one_finding_for_each_fault_or_one_pass()
    {
        var criteria = new RecipeCriteria(Pantry.Table);
        var recipe = new Criterion(CheckKind.Form, "recipe");
        Assert.True(Assert.Single(criteria.Check(recipe, Work(Good))).Passed);
        Assert.Equal(5, criteria.Check(recipe, Work("Roast a lamb.")).Count(finding => !finding.Passed));
        Assert.Empty(criteria.Check(new(CheckKind.Form, "menu"), Work(Good)));
    }

    private static Work Work(string text) => new(null!, null!, text, []);
}
