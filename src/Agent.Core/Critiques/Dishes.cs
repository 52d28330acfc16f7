namespace Agent.Core.Critiques;

/// <summary>The kinds of dish by which people ask for one: each is made in many ways, and none of them under another kind's name.</summary>
internal static class Dishes
{
    private static readonly HashSet<string> Kinds = [.. "soup broth salad stew curry pie tart cake bread pasta pudding dessert starter drink smoothie sauce dip sandwich biscuits muffins bake casserole stir-fry risotto pancakes omelette roast".Split(' ').SelectMany(Words.Of)];

    public static bool IsKind(string word) => Words.Of(word) is { Count: > 0 } words && words.All(Kinds.Contains);
}
