using Agent.Tools.Diets;
using Agent.Tools.Recipes;

namespace Agent.Tools.Tests.Diets;

/// <summary>The checks against the knowledge base: what its facts say of a dish, the checks must read out of the dish's text.</summary>
public sealed class KnowledgeTests
{
    private static readonly Dictionary<string, Func<Ingredient, bool>> Facts = new()
    {
        ["vegetarian"] = one => one.Animal,
        ["vegan"] = one => !one.Vegan,
        ["gluten-free"] = one => one.Contains.Contains("gluten"),
        ["dairy-free"] = one => one.Contains.Contains("milk"),
        ["egg-free"] = one => one.Contains.Contains("egg"),
        ["nut-free"] = one => one.Contains.Contains("nuts") || one.Contains.Contains("peanut"),
        ["soy-free"] = one => one.Contains.Contains("soy"),
        ["fish-free"] = one => one.Contains.Contains("fish"),
        ["shellfish-free"] = one => one.Contains.Contains("shellfish"),
        ["alcohol-free"] = one => one.Contains.Contains("alcohol"),
    };

    public static TheoryData<string> Diets => [.. Facts.Keys];

    [Fact]
    public void The_shipped_table_is_the_merge_of_the_knowledge_files()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "models/chef-nano/knowledge"), "ingredients*.json");
        var shipped = File.ReadAllText(Path.Combine(Repository.Root, "library/ingredients.json"));
        Assert.True(IngredientTable.Load(files).ToJson() == shipped, "Run: dotnet run models/chef-nano/merge-ingredients.cs");
    }

    [Theory]
    [MemberData(nameof(Diets))]
    public void A_dish_keeps_a_diet_exactly_when_all_its_ingredients_do(string diet)
    {
        var check = new DietCheck(Pantry.Table);
        var rule = Diet.Find(diet)!;
        var wrong = new List<string>();
        foreach (var (name, ingredients, text) in Pantry.Dishes)
        {
            var breaches = check.Check(text, rule);
            var expected = ingredients.Where(Facts[diet]).Select(one => one.Name).ToList();
            if (breaches.Count > 0 != expected.Count > 0)
                wrong.Add($"{name}: {string.Join(" ", breaches.Select(breach => breach.Sentence))} for {string.Join(", ", expected)}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(Pantry.Dishes.Count, 200, int.MaxValue);
    }

    [Fact]
    public void Every_dish_of_the_knowledge_base_is_a_recipe_without_findings()
    {
        var check = new RecipeCheck(Pantry.Table);
        var wrong = Pantry.Dishes.SelectMany(dish => check.Check(dish.Text).Select(finding => $"{dish.Name}: {finding}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void An_ingredient_taken_off_the_list_is_noticed_in_the_steps()
    {
        var check = new RecipeCheck(Pantry.Table);
        var (planted, noticed) = (0, 0);
        foreach (var (_, ingredients, text) in Pantry.Dishes)
        {
            foreach (var one in ingredients.Take(4))
            {
                var lines = text.Split('\n').ToList();
                var at = lines.FindIndex(line => line.StartsWith("- ", StringComparison.Ordinal) && line.EndsWith(" " + one.Name, StringComparison.Ordinal));
                if (at < 0 || one.Name is "water" or "salt" or "pepper" || one.Name.EndsWith("oil", StringComparison.Ordinal))
                    continue;
                lines.RemoveAt(at);
                planted++;
                noticed += check.Check(string.Join('\n', lines)).Any(finding => finding.StartsWith("The steps use", StringComparison.Ordinal)) ? 1 : 0;
            }
        }
        Assert.True(noticed >= planted * 9 / 10, $"{noticed} of {planted}");
    }
}
