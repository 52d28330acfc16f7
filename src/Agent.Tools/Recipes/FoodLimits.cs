using System.Collections.Concurrent;
using Agent.Core.Critiques;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>What may be in a recipe: the diets that it has to keep, and words that must not stand in it.</summary>
internal sealed class FoodLimits(IngredientTable table, IReadOnlyList<Diet> diets, IReadOnlyList<string> words)
{
    private readonly ConcurrentDictionary<string, bool> forbidden = [];

    public IReadOnlyList<Diet> Diets { get; } = diets;

    public FoodLimits And(Diet diet) => new(table, [.. Diets, diet], words);

    public bool Forbids(string item) => forbidden.GetOrAdd(item, one => Diets.Any(diet => Breaks(one, diet)));

    /// <summary>Stricter than what is already there: a food that only bears a name that must not be said is not brought in.</summary>
    public bool Allows(string food) => !Forbids(food) && !words.Any(word => Words.Contains(food, word));

    public Diet Breaking(string item) => Diets.First(diet => Breaks(item, diet));

    /// <summary>Whether the item is what the diet leaves out, or a kind of it: spring onions are onions too.</summary>
    public bool Breaks(string item, Diet diet) => table.Breaks(item, diet) || diet.Thing is { } thing && FoodWords.Key(item).EndsWith(" " + FoodWords.Key(thing), StringComparison.Ordinal);
}
