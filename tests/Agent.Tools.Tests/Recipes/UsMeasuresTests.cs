using Agent.Tools.Recipes;

namespace Agent.Tools.Tests.Recipes;

public sealed class UsMeasuresTests
{
    [Theory]
    [InlineData("125 g flour", "1 cup flour")]
    [InlineData("500 g bread flour", "4 cups bread flour")]
    [InlineData("50 g rice flour", "1/4 cup rice flour")]
    [InlineData("300 g sugar", "1 1/2 cups sugar")]
    [InlineData("30 g butter", "2 tbsp butter")]
    [InlineData("240 ml milk", "1 cup milk")]
    [InlineData("310 ml milk", "1 1/4 cups milk")]
    [InlineData("5 ml vinegar", "1 tsp vinegar")]
    [InlineData("500 g beef steaks", "18 oz beef steaks")]
    [InlineData("1000 g chicken legs", "2 1/4 lb chicken legs")]
    [InlineData("2 tbsp olive oil", "2 tbsp olive oil")]
    [InlineData("3 eggs", "3 eggs")]
    [InlineData("2 cloves garlic", "2 cloves garlic")]
    public void An_amount_is_what_a_cook_in_the_US_would_measure(string metric, string us) => Assert.Equal(us, UsMeasures.Ingredient(metric));

    [Theory]
    [InlineData("Heat the oven to 180 C.", "Heat the oven to 350 F.")]
    [InlineData("Heat the oven to 230 C and bake for 15 minutes.", "Heat the oven to 450 F and bake for 15 minutes.")]
    [InlineData("Cook the fish to 63 C in the middle.", "Cook the fish to 145 F in the middle.")]
    [InlineData("Cook the chicken to 74 C in the middle.", "Cook the chicken to 165 F in the middle.")]
    [InlineData("Keep it below 4 C.", "Keep it below 40 F.")]
    [InlineData("Rub 80 g of the butter into the flour.", "Rub 1/4 cup of the butter into the flour.")]
    [InlineData("Cook the rice in 700 ml of water for 8 minutes.", "Cook the rice in 3 cups of water for 8 minutes.")]
    [InlineData("Roll it out 2 cm thick.", "Roll it out 3/4 inch thick.")]
    [InlineData("Vitamin C is kept.", "Vitamin C is kept.")]
    public void A_step_says_the_same_in_other_measures(string metric, string us) => Assert.Equal(us, UsMeasures.Sentence(metric));
}
