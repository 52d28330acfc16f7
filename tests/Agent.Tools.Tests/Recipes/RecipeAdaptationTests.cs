using Agent.Core.Critiques;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Agent.Tools.Recipes;
using Agent.Tools.Tests.Diets;

namespace Agent.Tools.Tests.Recipes;

/// <summary>Every recipe of the library for every diet, number and many foods: what is worked out must pass the project's own checks.</summary>
public sealed class RecipeAdaptationTests
{
    private static readonly int[] Numbers = [1, 2, 3, 5, 7, 12, 20];
    private static readonly RecipeCheck Form = new(Pantry.Table);
    private static readonly DietCheck Kept = new(Pantry.Table);

    public static TheoryData<string> Diets =>
    [
        "vegetarian", "vegan", "pescatarian", "gluten-free", "dairy-free", "lactose-free", "egg-free", "nut-free", "soy-free", "fish-free", "shellfish-free", "sesame-free", "alcohol-free",
        "halal", "kosher", "pork-free", "peanut-free", "meat-free", "vegan, gluten-free", "vegan, soy-free", "kosher, nut-free",
    ];

    [Theory]
    [MemberData(nameof(Diets))]
    public void Every_recipe_keeps_a_wished_diet_and_stays_a_recipe_for_any_number(string diet)
    {
        var diets = diet.Split(", ").Select(name => Diet.Find(name)!).ToList();
        Assert.Empty(Failings(recipe => NumbersFor(recipe, diet).Select(people => new RecipeWish(people, [], [], diets))));
    }

    [Theory]
    [InlineData("hake")]
    [InlineData("beetroot")]
    [InlineData("mangosteens")]
    [InlineData("fonio")]
    [InlineData("plums")]
    [InlineData("tarragon")]
    [InlineData("red chilies")]
    [InlineData("brown lentils")]
    [InlineData("goose fat")]
    [InlineData("zucchini")]
    public void A_wished_food_is_in_every_recipe(string food)
    {
        RecipeWish[] wishes = [new(5, [food], [], []), new(6, [food], [], [Diet.Find("gluten-free")!])];
        Assert.Empty(Failings(_ => wishes));
        foreach (var adapted in Cookbook.Recipes.Select(recipe => Cookbook.Adaptation.Adapt(recipe, wishes[0])))
            Assert.True(Words.Contains($"{adapted.Title}\n{adapted.Body}", food), adapted.Body);
    }

    [Theory]
    [InlineData("grandmother")]
    [InlineData("got home late")]
    [InlineData("smoky")]
    [InlineData("wihtout")]
    [InlineData("brekfast")]
    public void What_is_no_food_is_in_no_recipe(string word)
    {
        foreach (var recipe in Cookbook.Recipes)
            Assert.Equal(Cookbook.Adaptation.Adapt(recipe, new(4, [], [], [])).Body, Cookbook.Adaptation.Adapt(recipe, new(4, [word], [], [])).Body);
    }

    [Theory]
    [InlineData("coriander")]
    [InlineData("garlic")]
    [InlineData("onions")]
    [InlineData("lamb")]
    [InlineData("mushrooms")]
    [InlineData("cinnamon")]
    [InlineData("nuts")]
    public void A_food_that_must_not_be_in_it_is_in_no_recipe(string food)
    {
        var wish = new RecipeWish(4, [], [food], []);
        Assert.Empty(Failings(_ => [wish]));
        foreach (var adapted in Cookbook.Recipes.Select(recipe => Cookbook.Adaptation.Adapt(recipe, wish)))
            Assert.Empty(Kept.Check(Cookbook.Delivered(adapted, 4), Diet.Find($"no {food}")!));
    }

    [Fact]
    public void What_is_named_for_its_animal_goes_with_it_and_a_dish_that_is_only_that_is_refused()
    {
        LibraryDocument Recipe(string title) => Cookbook.Recipes.Single(recipe => recipe.Title == title);

        Assert.Throws<CannotAdaptException>(() => Cookbook.Adaptation.Adapt(Recipe("corned beef and cabbage"), new(4, [], ["beef"], [])));
        var adapted = Cookbook.Adaptation.Adapt(Recipe("borscht"), new(4, [], ["beef"], []));

        Assert.Contains("1800 ml vegetable stock", adapted.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("beef", adapted.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_recipe_for_as_many_as_it_was_written_for_is_the_recipe()
    {
        foreach (var recipe in Cookbook.Recipes)
        {
            var adapted = Cookbook.Adaptation.Adapt(recipe, new(4, [], [], []));
            Assert.Equal((recipe.Title, recipe.Body), (adapted.Title, adapted.Body));
        }
    }

    [Fact]
    public void A_document_that_is_no_recipe_is_refused_in_a_sentence()
        => Assert.Equal("The document 'easter' is no recipe with a list and steps.",
            Assert.Throws<CannotAdaptException>(() => Cookbook.Adaptation.Adapt(new LibraryDocument("easter", "occasion", "Lamb."), new(4, [], [], []))).Message);

    // Two for each recipe and diet, and over all diets every number for every recipe.
    private static IEnumerable<int> NumbersFor(LibraryDocument recipe, string diet)
    {
        var first = (recipe.Title.Length + diet.Sum(letter => letter)) % Numbers.Length;
        return [Numbers[first], Numbers[(first + 3) % Numbers.Length]];
    }

    private static List<string> Failings(Func<LibraryDocument, IEnumerable<RecipeWish>> wishes)
        => [.. from recipe in Cookbook.Recipes from wish in wishes(recipe) from failing in Failings(recipe, wish) select $"{recipe.Title} for {wish.People}: {failing}"];

    private static IEnumerable<string> Failings(LibraryDocument recipe, RecipeWish wish)
    {
        AdaptedRecipe adapted;
        try
        {
            adapted = Cookbook.Adaptation.Adapt(recipe, wish);
        }
        catch (CannotAdaptException refusal)
        {
            return [refusal.Message];
        }
        var text = Cookbook.Delivered(adapted, wish.People);
        var twice = adapted.Title.Split(" with ").Length > 2 ? [$"'{adapted.Title}' says 'with' twice."] : Array.Empty<string>();
        return [.. Form.Check(text), .. wish.Diets.SelectMany(diet => Kept.Check(text, diet)).Select(breach => breach.Sentence), .. twice];
    }
}
