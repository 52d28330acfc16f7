namespace Agent.Tools.Diets;

/// <summary>Says which lines of a recipe or menu break a diet.</summary>
public sealed class DietCheck(IngredientTable table)
{
    /// <summary>One breach for each food that the diet forbids, with the first line that has it; none if the diet is kept.</summary>
    public IReadOnlyList<DietBreach> Check(string text, Diet diet)
    {
        var breaches = new List<DietBreach>();
        var served = new List<(string Line, FoundFood Food)>();
        foreach (var (line, made) in DietLines.Of(text))
        {
            var foods = table.Find(line).Where(food => !food.Negated && !IsMade(food, made)).ToList();
            served.AddRange(foods.Select(food => (line, food)));
            foreach (var food in foods.Where(food => food.Is(diet.Forbids)))
                Add(breaches, line, food.Phrase, $"'{line}' has {food.Phrase}, which is not {diet.Name}.");
            if (diet.Thing is { } thing && !foods.Exists(food => food.Is(diet.Forbids)) && Names(line, thing, foods))
                Add(breaches, line, thing, $"'{line}' has {thing}, which must not be in it.");
        }
        if (diet.KeepsMeatFromMilk)
            AddMeatWithMilk(breaches, served);
        return breaches;
    }

    /// <summary>Meat and fish are cooked, not made: "the lamb" of a roast lamb is lamb.</summary>
    private static bool IsMade(FoundFood food, string made) =>
        made.Length > 0 && FoodWords.Key(food.Phrase) == made && !food.Foods.Any(one => one.IsMeat || one.IsFromWater);

    private static void AddMeatWithMilk(List<DietBreach> breaches, List<(string Line, FoundFood Food)> served)
    {
        var meat = served.Find(one => one.Food.Is(food => food.IsMeat));
        var milk = served.Find(one => one.Food.Is(food => food.Contains.Contains("milk")));
        if (meat.Food is not null && milk.Food is not null)
            Add(breaches, milk.Line, milk.Food.Phrase, $"There are both {meat.Food.Phrase} and {milk.Food.Phrase}, and a kosher meal has not both meat and milk.");
    }

    private static void Add(List<DietBreach> breaches, string line, string food, string sentence)
    {
        if (!breaches.Exists(known => known.Food == food))
            breaches.Add(new(line, food, sentence));
    }

    /// <summary>A thing that no table knows is looked for word by word, unless it is part of another food's name, as butter is of butter beans.</summary>
    private static bool Names(string line, string thing, List<FoundFood> foods)
    {
        var words = FoodWords.Of(line);
        var sought = FoodWords.Of(thing);
        for (var at = 0; at + sought.Count <= words.Count; at++)
        {
            var here = words.GetRange(at, sought.Count).Select(word => word.Stem);
            if (here.SequenceEqual(sought.Select(word => word.Stem)) && !FoodSense.IsLeftOut(words, at) && !FoodSense.IsVerbOrLabel(words, at, sought.Count))
                return !foods.Exists(food => $" {FoodWords.Key(food.Phrase)} ".Contains($" {FoodWords.Key(thing)} ", StringComparison.Ordinal));
        }
        return false;
    }
}
