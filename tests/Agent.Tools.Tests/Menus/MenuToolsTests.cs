using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Agent.Tools.Tests.Workspaces;
using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Menus;

public sealed class MenuToolsTests : IDisposable
{
    private readonly Library library = Library.Open(Path.Combine(Repository.Root, "library"));
    private readonly TemporaryFolder folder = new();
    private readonly Workspace workspace;
    private readonly MenuTools tools;

    public MenuToolsTests()
    {
        workspace = Workspace.Open(folder.Path("ws"), new() { Durable = false });
        tools = new(library, workspace);
    }

    [Fact]
    public void Each_course_of_a_menu_has_a_line_with_three_dishes_that_are_recipes_of_the_library()
    {
        var result = tools.FindDishes("easter lunch", "Easter", "", "");
        var lines = Lines(result.Text);
        Assert.Equal(["Starter", "Main", "Dessert"], lines.Select(line => line.Course));
        Assert.All(lines, line => Assert.Equal(3, line.Dishes.Length));
        Assert.Equal(lines.SelectMany(line => line.Dishes), result.Used!);
        Assert.All(result.Used!, title => Assert.Equal("recipe", library.Read(title)!.Kind));
    }

    [Fact]
    public void Dishes_of_the_occasion_come_first()
        => Assert.All(Lines(tools.FindDishes("christmas dinner", "christmas", "", "").Text), line => Assert.Contains("christmas", library.Read(line.Dishes[0])!.Body.Split('\n')[0], StringComparison.Ordinal));

    [Fact]
    public void A_dish_that_is_named_after_one_feast_is_not_offered_for_another()
        => Assert.DoesNotContain("christmas", tools.FindDishes("new year", "new year", "", "").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("vegetarian")]
    [InlineData("vegan")]
    [InlineData("pescatarian")]
    [InlineData("halal")]
    [InlineData("kosher")]
    [InlineData("gluten-free")]
    [InlineData("dairy-free")]
    [InlineData("lactose-free")]
    [InlineData("egg-free")]
    [InlineData("nut-free")]
    [InlineData("peanut-free")]
    [InlineData("soy-free")]
    [InlineData("fish-free")]
    [InlineData("shellfish-free")]
    [InlineData("sesame-free")]
    [InlineData("alcohol-free")]
    [InlineData("pork-free")]
    [InlineData("meat-free")]
    [InlineData("vegan, gluten-free, nut-free")]
    public void Whichever_dishes_are_chosen_a_menu_keeps_its_diets(string diet)
    {
        foreach (var about in new[] { "easter", "dinner", "new years eve small bites", "brunch with drinks" })
        {
            var result = tools.FindDishes(about, "", "", diet);
            Assert.True(Lines(result.Text).Count >= 3, result.Text);
            Assert.All(diet.Split(", "), one => Assert.Empty(Breaches(result.Text.Replace("; ", "\n", StringComparison.Ordinal), one)));
            Assert.All(diet.Split(", "), one => Assert.Empty(Breaches(Ingredients(result.Used!), one)));
        }
    }

    [Theory]
    [InlineData("picnic", "", "onions")]
    [InlineData("thanksgiving", "", "pork")]
    [InlineData("garden party", "", "butter, garlic")]
    public void No_dish_has_in_it_what_the_menu_must_lack(string about, string mentions, string lacks)
    {
        var result = tools.FindDishes(about, mentions, lacks, "");
        Assert.All(lacks.Split(", "), thing => Assert.False(Words.Contains(result.Text + Ingredients(result.Used!), thing)));
    }

    [Theory]
    [InlineData("garden party", "garden party, strawberries", "", "Dessert")]
    [InlineData("dinner with the boss", "lamb", "", "Main")]
    [InlineData("Shabbat", "Shabbat, chicken", "kosher", null)]
    [InlineData("autumn menu", "pumpkin", "", null)]
    [InlineData("valentine dinner", "valentine, chocolate", "dairy-free", "Dessert")]
    [InlineData("weekend", "trout, lentils", "", null)]
    [InlineData("dinner", "fish", "", null)]
    [InlineData("menu", "spring onions, matzo meal", "", null)]
    [InlineData("party", "zorbel", "vegan", null)]
    [InlineData("party", "zorbel, kreet, plonk, vash", "", null)]
    public void Each_food_that_is_mentioned_is_named_first_in_a_course(string about, string mentions, string diet, string? course)
    {
        var lines = Lines(tools.FindDishes(about, mentions, "", diet).Text);
        foreach (var food in mentions.Split(", ").Where(word => !Words.Contains(about, word)))
            Assert.Contains(lines, line => Words.Contains(line.Dishes[0], food) && (course is null || line.Course == course));
    }

    [Fact]
    public void What_is_no_food_is_put_into_no_dish()
    {
        var text = tools.FindDishes("Grimbel night dinners", "Grimbel night, Monday, noon, mother's day", "", "").Text;
        Assert.All(new[] { "Grimbel", "Monday", "noon", "mother" }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lots of strawberries", "strawberries")]
    [InlineData("chicken to start", "chicken")]
    [InlineData("lamb as the main", "lamb")]
    public void Of_a_phrase_round_a_food_the_food_is_named(string mention, string food)
    {
        var text = tools.FindDishes("menu", mention, "", "").Text;
        Assert.True(Words.Contains(text, food));
        Assert.False(Words.Contains(text, mention));
    }

    [Fact]
    public void A_food_that_would_break_the_diet_is_not_named()
        => Assert.DoesNotContain("lamb", tools.FindDishes("easter", "lamb", "", "vegan").Text, StringComparison.Ordinal);

    [Fact]
    public void A_dish_with_a_food_beside_it_is_used_by_its_own_title()
    {
        var result = tools.FindDishes("party", "zorbel", "", "");
        var dish = Lines(result.Text).SelectMany(line => line.Dishes).Single(dish => dish.EndsWith(", with zorbel", StringComparison.Ordinal));
        Assert.Contains(dish[..^", with zorbel".Length], result.Used!);
    }

    [Fact]
    public void The_same_words_find_the_same_dishes_and_other_words_find_others()
    {
        Assert.Equal(tools.FindDishes("dinner", "", "", "").Text, new MenuTools(library, workspace).FindDishes("dinner", "", "", "").Text);
        var mains = Enumerable.Range(0, 20).Select(i => Lines(tools.FindDishes($"dinner {(char)('a' + i)}", "", "", "").Text).Single(line => line.Course == "Main").Dishes[0]);
        Assert.True(mains.Distinct().Count() > 10);
    }

    [Fact]
    public void Of_one_dish_with_two_trimmings_a_course_has_one()
        => Assert.All(Lines(tools.FindDishes("eid", "eid, red lentil soup", "", "").Text), line => Assert.Equal(line.Dishes.Length, line.Dishes.Select(dish => dish.Split(" with ")[0]).Distinct().Count()));

    [Fact]
    public void Bites_ask_for_snacks_and_a_brunch_for_breakfast()
    {
        Assert.Contains("Snack", Lines(tools.FindDishes("new years eve small bites", "", "", "").Text).Select(line => line.Course));
        Assert.Contains("Breakfast", Lines(tools.FindDishes("brunch", "", "", "").Text).Select(line => line.Course));
    }

    [Fact]
    public void Where_a_course_has_no_dish_another_stands_in()
    {
        using var small = Library.Of([Recipe("soup of the day", "Soup"), Recipe("bread rolls", "Bread"), Recipe("mint tea", "Drink")]);
        Assert.Equal("Starter: soup of the day\nSide: bread rolls\nDrink: mint tea", new MenuTools(small, workspace).FindDishes("lunch", "", "", "").Text);
    }

    [Fact]
    public void A_library_without_recipes_says_so()
    {
        using var empty = Library.Of([new("easter", "occasion", "Lamb is eaten at easter.")]);
        var result = new MenuTools(empty, workspace).FindDishes("easter", "", "", "");
        Assert.Equal("No dish of the library fits. Search for recipes instead.", result.Text);
        Assert.Null(result.Used);
    }

    [Fact]
    public async Task A_menu_is_written_with_one_dish_of_each_course_and_names_where_each_is_from()
    {
        var found = tools.FindDishes("easter lunch", "Easter, salmon", "", "").Choices!;
        string Dish(string course) => found[$"write_menu.{course}"][^1];

        await tools.WriteMenuAsync(
            found["write_menu.title"][0], "Easter, salmon", "6", "", Dish("first"), Dish("second"), Dish("third"), Dish("fourth"), Dish("fifth"), Dish("sixth"), Dish("seventh"), "menu.md", TestContext.Current.CancellationToken);

        var text = await workspace.ReadTextAsync("menu.md", TestContext.Current.CancellationToken);
        var brief = new Brief("yes", "cook", "menu", "menu.md", [new(CheckKind.Form, "menu"), new(CheckKind.Serves, "6"), new(CheckKind.Mentions, "Easter"), new(CheckKind.Mentions, "salmon"), new(CheckKind.Cites, "library")]);
        Assert.All(StandardChecks.In(library.Folder!).Of(new Work(new Goal("an Easter menu with salmon for 6"), brief, text, tools.FindDishes("easter lunch", "Easter, salmon", "", "").Used!)), finding => Assert.True(finding.Passed, finding.Text));
    }

    [Fact]
    public void Where_a_wish_has_its_place_nothing_else_can_be_written()
        => Assert.Single(tools.FindDishes("dinner", "salmon", "", "").Choices!.Where(choice => choice.Value.Any(dish => dish.Contains("salmon", StringComparison.Ordinal))), choice => choice.Value.Count == 1);

    [Fact]
    public void Each_day_of_a_week_has_dishes_of_its_own()
    {
        var lines = Lines(tools.FindDishes("dinner", "Monday, Tuesday, Friday", "", "vegetarian").Text);
        Assert.Equal(["Monday", "Tuesday", "Friday"], lines.Select(line => line.Course));
        Assert.Equal(lines.Sum(line => line.Dishes.Length), lines.SelectMany(line => line.Dishes).Distinct().Count());
    }

    [Fact]
    public void What_a_menu_has_no_course_for_is_left_empty() => Assert.Equal([""], tools.FindDishes("easter lunch", "", "", "").Choices!["write_menu.fourth"]);

    public void Dispose()
    {
        library.Dispose();
        workspace.Dispose();
        folder.Dispose();
    }

    private static LibraryDocument Recipe(string title, string course) => new(title, "recipe", $"{course}, for everyday, lunch. Diet: any. Time: 10 minutes. For 4 people:\n- 1 l water\n1. Boil the water.");

    private string Ingredients(IReadOnlyList<string> titles) => string.Join('\n', titles.SelectMany(title => library.Read(title)!.Body.Split('\n')).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Prepend("\n## Ingredients"));

    private IEnumerable<string> Breaches(string text, string diet)
        => new DietCriteria(library.Foods).Check(new Criterion(CheckKind.Diet, diet), new Work(new Goal("a menu"), new Brief("yes", "cook", "menu", "menu.md", []), text, [])).Where(finding => !finding.Passed).Select(finding => finding.Text);

    private static List<(string Course, string[] Dishes)> Lines(string text)
        => [.. text.Split('\n').Select(line => line.Split(": ")).Select(parts => (parts[0], parts[1].Split("; ")))];
}
