using Agent.Core.Critiques;
using Agent.Tools.Diets;

namespace Agent.Tools.Menus;

/// <summary>What a menu is asked to be, read from words and lists.</summary>
internal sealed class MenuWish
{
    // Words that a menu is asked with and that are no food, whoever writes them.
    private static readonly HashSet<string> NoFood = [.. Words.Of("""
        monday tuesday wednesday thursday friday saturday sunday weekend week day today tonight tomorrow morning noon midday afternoon evening night midnight clock am pm
        january february march april may june july august september october november december spring summer autumn fall winter
        one two three four five six seven eight nine ten eleven twelve half quarter first second third
        starter main dessert side snack bite course round menu meal dish dinner lunch breakfast brunch supper buffet tea picnic party feast celebration birthday wedding anniversary
        guest people person family friend kid child adult garden cabin candle light holiday eve
        """)];

    // Words that make a phrase of what stands round a food's name: "lots of strawberries", "lamb as the main".
    private static readonly HashSet<string> Joints = [.. Words.Of("a an the of to at as for in on with and or from lots some much many our my your somewhere all no")];

    private readonly IngredientTable foods;
    private readonly IReadOnlyList<Diet> diets;
    private readonly IReadOnlyList<string> lacks;
    private readonly DietCheck check;
    private readonly HashSet<string> words;
    private readonly string seed;
    private readonly bool milky;

    /// <param name="about">Words of the occasion or the kind of meal.</param>
    /// <param name="mentions">What must be in the menu, with commas between.</param>
    /// <param name="lacks">What must be in no dish, with commas between.</param>
    /// <param name="diet">The diets that every dish keeps, with commas between.</param>
    /// <param name="foods">The table of foods.</param>
    public MenuWish(string about, string mentions, string lacks, string diet, IngredientTable foods)
    {
        this.foods = foods;
        check = new(foods);
        this.lacks = List(lacks);
        diets = [.. List(diet).Select(Diet.Find).Concat(this.lacks.Select(thing => Diet.Find($"no {thing}"))).OfType<Diet>()];
        Foods = [.. List(mentions).SelectMany(mention => FoodsIn(mention, about)).Distinct(StringComparer.OrdinalIgnoreCase)];
        words = [.. Words.Of(about), .. List(mentions).Except(Foods).SelectMany(Words.Of)];
        var days = Enum.GetNames<DayOfWeek>().Where(day => List(mentions).Any(mention => Words.Contains(mention, day))).ToList();
        Days = days.Count > 1 ? [.. days.OrderBy(day => mentions.IndexOf(day, StringComparison.OrdinalIgnoreCase))] : [];
        seed = $"{about}|{mentions}|";
        Text = string.Join(" , ", List(mentions).Except(Foods).Prepend(about));
        milky = Foods.SelectMany(foods.Find).Any(IsMilk);
    }

    /// <summary>The occasion and all else that is no food, as text.</summary>
    public string Text { get; }

    /// <summary>The foods that the menu must name.</summary>
    public IReadOnlyList<string> Foods { get; }

    /// <summary>The days of a week's menu, as they are written at the head of a line; none where it is of one day.</summary>
    public IReadOnlyList<string> Days { get; }

    /// <summary>Whether the words ask for a course that a menu has not by itself.</summary>
    public bool AsksFor(MenuCourse course) => course.Words.SelectMany(Words.Of).Any(words.Contains);

    /// <summary>Whether a dish keeps every diet and has nothing in it that must not be there.</summary>
    public bool Allows(MenuDish dish)
    {
        var text = $"# {dish.Title}\n## Ingredients\n{string.Join('\n', dish.Ingredients)}";
        return Allows(dish.Title)
            && diets.All(diet => check.Check(text, diet).Count == 0)
            && !lacks.Any(thing => dish.Ingredients.Any(line => Words.Contains(line, thing)))
            && (!diets.Any(diet => diet.KeepsMeatFromMilk) || KeepsApart(dish));
    }

    /// <summary>Whether a line of a menu may name a dish so.</summary>
    public bool Allows(string name) => diets.All(diet => check.Check(name, diet).Count == 0) && !lacks.Any(thing => Words.Contains(name, thing));

    /// <summary>How well a dish fits the occasion and the other words; more is better.</summary>
    public int Fit(MenuDish dish)
        => dish.Labels.Where(label => Words.Contains(Text, label)).Sum(label => IsMeal(label) ? 1 : 4)
           + 2 * Words.Of(dish.Title).Count(word => word.Length > 3 && words.Contains(word))
           + 3 * Foods.Count(food => Words.Contains(dish.Title, food))
           // A christmas cake is for christmas, whatever else its recipe says.
           - (dish.Labels.Any(label => !IsMeal(label) && Words.Contains(dish.Title, label) && !Words.Contains(Text, label)) ? 5 : 0);

    /// <summary>A number for breaking ties, the same for the same words and different for others.</summary>
    public uint Lot(string title) => (seed + title).Aggregate(2_166_136_261u, (hash, c) => unchecked((hash ^ c) * 16_777_619u));

    // Any two dishes of a kosher menu may meet: either none has milk, or none has meat.
    private bool KeepsApart(MenuDish dish)
    {
        var found = dish.Ingredients.Append(dish.Title).SelectMany(foods.Find).ToList();
        return milky ? !found.Exists(food => food.Is(one => one.IsMeat)) : !found.Exists(IsMilk);
    }

    private static bool IsMilk(FoundFood food) => food.Is(one => one.Contains.Contains("milk"));

    private static bool IsMeal(string label) => label is "dinner" or "lunch" or "breakfast" or "dessert" or "snack" or "tea" or "drink" or "quick" or "everyday";

    // What the table knows is a food; so is a word that nobody knows, unless the occasion is said with it.
    private IEnumerable<string> FoodsIn(string mention, string about)
    {
        var words = Words.Of(mention);
        var found = foods.Find(mention).Where(food => !food.Negated).ToList();
        if (found.Exists(food => FoodWords.Key(food.Phrase) == FoodWords.Key(mention) && !words.All(NoFood.Contains)))
            return [mention];
        if (words.Any(NoFood.Contains) || words.Any(Joints.Contains))
            return found.Where(food => food.ByName && !Words.Of(food.Phrase).Any(NoFood.Contains)).Select(food => food.Phrase);
        return Diet.Find(mention) is null && (found.Count > 0 || !Words.Contains(about, mention)) ? [mention] : [];
    }

    private static List<string> List(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
