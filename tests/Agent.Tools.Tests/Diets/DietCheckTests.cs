using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Diets;

namespace Agent.Tools.Tests.Diets;

public sealed class DietCheckTests
{
    private static readonly DietCheck Check = new(Pantry.Table);

    [Theory]
    [InlineData("vegetarian", "500 ml chicken stock", "chicken stock")]
    [InlineData("vegetarian", "200 g bacon", "bacon")]
    [InlineData("vegetarian", "Add the lamb.", "lamb")]
    [InlineData("vegetarian", "2 tbsp fish sauce", "fish sauce")]
    [InlineData("vegetarian", "3 sheets gelatine", "gelatine")]
    [InlineData("vegan", "2 eggs", "eggs")]
    [InlineData("vegan", "1 tbsp honey", "honey")]
    [InlineData("vegan", "Top with grated cheese.", "cheese")]
    [InlineData("vegan", "100 g Butter", "butter")]
    [InlineData("gluten-free", "200 g flour", "flour")]
    [InlineData("gluten-free", "300 g spaghetti", "spaghetti")]
    [InlineData("gluten-free", "2 tbsp soy sauce", "soy sauce")]
    [InlineData("gluten free", "corn bread", "bread")]
    [InlineData("dairy-free", "200 ml milk", "milk")]
    [InlineData("lactose-free", "200 g yoghurt", "yogurt")]
    [InlineData("egg-free", "1 egg white", "egg white")]
    [InlineData("nut-free", "50 g almonds", "almonds")]
    [InlineData("nut-free", "2 tbsp peanut butter", "peanut butter")]
    [InlineData("nut-free", "200 ml cashew cream", "cashew")]
    [InlineData("nut-free", "a pesto of your choice", "pesto")]
    [InlineData("peanut-free", "50 g peanuts", "peanuts")]
    [InlineData("soy-free", "200 g tofu", "tofu")]
    [InlineData("fish-free", "2 salmon fillets", "salmon")]
    [InlineData("shellfish-free", "200 g prawns", "prawns")]
    [InlineData("pork-free", "100 g chorizo", "chorizo")]
    [InlineData("alcohol-free", "200 ml red wine", "red wine")]
    [InlineData("halal", "100 g pancetta", "pancetta")]
    [InlineData("halal", "2 tbsp rum", "rum")]
    [InlineData("kosher", "200 g prawns", "prawns")]
    [InlineData("pescatarian", "chicken breast", "chicken breast")]
    [InlineData("pescatarian", "beef stock", "beef stock")]
    [InlineData("no garlic", "4 cloves garlic", "garlic")]
    [InlineData("no cheese", "50 g cheddar", "cheddar")]
    [InlineData("without onions", "2 red onions", "red onions")]
    [InlineData("no zucchini flowers", "6 zucchini flowers", "zucchini flowers")]
    [InlineData("allergic to nuts", "walnut halves", "walnuts")]
    [InlineData("lactose intolerant", "cream", "cream")]
    public void A_line_that_breaks_a_diet_is_named_with_its_food(string diet, string line, string food)
    {
        var breach = Assert.Single(Breaches(diet, line));
        Assert.Equal(food, Singular(breach.Food) == Singular(food) ? food : breach.Food);
        Assert.Equal(line, breach.Line);
    }

    [Theory]
    [InlineData("vegetarian", "500 ml vegetable stock")]
    [InlineData("vegetarian", "2 eggs and 200 ml milk")]
    [InlineData("vegetarian", "200 g oyster mushrooms")]
    [InlineData("vegetarian", "4 vegetarian sausages")]
    [InlineData("vegetarian", "400 g butter beans")]
    [InlineData("vegan", "200 ml coconut milk")]
    [InlineData("vegan", "200 ml oat milk and 2 tbsp almond butter")]
    [InlineData("vegan", "100 g vegan butter")]
    [InlineData("vegan", "100 g vegan grated cheese")]
    [InlineData("vegan", "100 g cocoa butter")]
    [InlineData("vegan", "Cream the sugar and the margarine.")]
    [InlineData("vegan", "Mash until creamy.")]
    [InlineData("vegan", "200 ml oat cream")]
    [InlineData("vegan", "Use oil instead of butter.")]
    [InlineData("vegan", "Serve without cream or cheese.")]
    [InlineData("vegan", "1 eggplant")]
    [InlineData("vegan", "400 g butternut squash")]
    [InlineData("gluten-free", "200 g gluten-free flour")]
    [InlineData("gluten-free", "200 g rice flour and 100 g rice noodles")]
    [InlineData("gluten-free", "200 g gluten-free pasta")]
    [InlineData("gluten-free", "6 corn tortillas")]
    [InlineData("dairy-free", "200 ml dairy-free cream")]
    [InlineData("lactose-free", "200 ml lactose-free milk")]
    [InlineData("dairy-free", "2 tbsp peanut butter")]
    [InlineData("nut-free", "a pinch of nutmeg")]
    [InlineData("nut-free", "This cake is nut-free and contains no nuts.")]
    [InlineData("nut-free", "200 g coconut flakes")]
    [InlineData("egg-free", "2 tbsp egg-free mayonnaise")]
    [InlineData("alcohol-free", "2 tbsp white wine vinegar")]
    [InlineData("alcohol-free", "330 ml alcohol-free beer")]
    [InlineData("alcohol-free", "200 ml ginger beer")]
    [InlineData("fish-free", "100 g crab apples")]
    [InlineData("pescatarian", "salmon with 200 ml fish stock")]
    [InlineData("halal", "beef with 2 tbsp yogurt")]
    [InlineData("kosher", "chicken breast with rice")]
    [InlineData("no butter", "400 g butter beans")]
    [InlineData("no butter", "2 tbsp peanut butter")]
    [InlineData("no garlic", "a garlic-free sauce")]
    [InlineData("no sugar", "100 g sugar snap peas")]
    public void A_line_that_keeps_a_diet_is_let_pass(string diet, string line) => Assert.Empty(Breaches(diet, line).Select(breach => breach.Sentence));

    [Fact]
    public void Kosher_keeps_meat_from_milk_in_one_recipe()
    {
        var breach = Assert.Single(Breaches("kosher", "- 500 g beef\n- 100 ml cream"));
        Assert.Equal("There are both beef and cream, and a kosher meal has not both meat and milk.", breach.Sentence);
    }

    [Fact]
    public void Sources_and_labels_are_not_eaten_but_titles_and_courses_are()
    {
        Assert.Empty(Breaches("vegetarian", "# Nut roast\n- Occasion: turkey day\n- Diet: no meat\n\n## Sources\n\n- roast lamb\n"));
        Assert.Empty(Breaches("vegan", "# Golden milk\n\n## Ingredients\n\n- 200 ml oat milk\n"));
        Assert.Single(Breaches("vegan", "# Roast lamb\n\n## Ingredients\n\n- 2 carrots\n\n## Steps\n\n1. Roast the lamb.\n"));
        Assert.Equal(["Roast lamb", "Main: ham"], Breaches("vegetarian", "# Roast lamb\n\n- Main: ham\n").Select(breach => breach.Line));
    }

    [Fact]
    public void A_food_is_named_once_with_a_sentence_to_act_on() =>
        Assert.Equal("'200 g butter' has butter, which is not vegan.", Assert.Single(Breaches("vegan", "- 200 g butter\n1. Melt the butter.\n")).Sentence);

    [Theory]
    [InlineData("paleo")]
    [InlineData("")]
    [InlineData("low carb")]
    public void A_diet_that_is_not_known_is_not_guessed(string words) => Assert.Null(Diet.Find(words));

    [Theory]
    [InlineData("a strictly vegan diet", "vegan")]
    [InlineData("Gluten Free", "gluten-free")]
    [InlineData("coeliac", "gluten-free")]
    [InlineData("nut allergy", "nut-free")]
    [InlineData("no dairy", "dairy-free")]
    [InlineData("without eggs", "egg-free")]
    [InlineData("free from soya", "soy-free")]
    [InlineData("no meat", "meat-free")]
    [InlineData("no coriander", "free of coriander")]
    public void Diets_are_known_by_the_words_that_people_use(string words, string name) => Assert.Equal(name, Diet.Find(words)?.Name);

    [Fact]
    public void A_criterion_gets_one_finding_for_each_food_or_one_pass()
    {
        var criteria = new DietCriteria(Pantry.Table);
        var vegan = new Criterion(CheckKind.Diet, "vegan");
        Assert.Equal(["'2 eggs' has egg, which is not vegan.", "'1 l milk' has milk, which is not vegan."], criteria.Check(vegan, Work("- 2 eggs\n- 1 l milk")).Select(finding => finding.Text));
        Assert.True(Assert.Single(criteria.Check(vegan, Work("- 2 apples"))).Passed);
        Assert.False(Assert.Single(criteria.Check(new(CheckKind.Lacks, "nuts"), Work("- 50 g pecans"))).Passed);
        Assert.Empty(criteria.Check(new(CheckKind.Diet, "paleo"), Work("- 2 eggs")));
    }

    private static Work Work(string text) => new(null!, null!, text, []);

    private static IReadOnlyList<DietBreach> Breaches(string diet, string text) => Check.Check(text, Diet.Find(diet)!);

    private static string Singular(string food) => food.TrimEnd('s');
}
