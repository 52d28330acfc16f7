namespace Agent.Tools.Recipes;

/// <summary>A food that a recipe has no place for: what is done to it, with it and for safety.</summary>
internal sealed class AddedFood(DraftLine line, Substitutions substitutions)
{
    private static readonly string[] Ready = ["smoked ", "cooked ", "cured ", "tuna", "anchovies"];
    private readonly string item = line.Item;

    public void Into(RecipeDraft draft)
    {
        var core = NeedsFrying ? StepMending.Core(line.Food!) : 0;
        var before = substitutions.Before.GetValueOrDefault(line.Food?.Name ?? item, "").Replace("{0}", item, StringComparison.Ordinal);
        draft.Add(line, before, core > 0 ? $"Fry the {item} in a little oil for {(line.Kind is "fish" or "shellfish" ? 6 : 10)} minutes until the middle is {core} C." : Step(draft), core > 0 ? $"Cook the {item} to {core} C in the middle." : "");
    }

    private bool NeedsFrying => line.Kind is "meat" or "poultry" or "fish" or "shellfish" && !Array.Exists(Ready, ready => line.Food!.Name.StartsWith(ready, StringComparison.Ordinal));

    private string Step(RecipeDraft draft) => (draft.Course, line.Kind) switch
    {
        (_, "egg") => $"Boil the {item} for 10 minutes, peel them and cut them in half.",
        ("main course" or "soup", "herb" or "spice" or "nut" or "seed") => $"Scatter the {item} over the top.",
        ("main course" or "soup", _) when Baked(draft) => IsBakedLast(draft) ? $"Add the {item}." : $"Add the {item} and bake for 10 minutes.",
        ("main course" or "soup", _) => $"Stir in the {item} and cook for 5 minutes.",
        ("drink" or "sauce", _) => $"Stir in the {item}.",
        ("dessert" or "cake" or "bread" or "breakfast", "herb" or "spice" or "nut" or "seed") => $"Scatter the {item} over the top.",
        ("dessert" or "cake" or "bread" or "breakfast", "liquid") => $"Pour the {item} over the top.",
        ("dessert" or "cake" or "bread" or "breakfast", _) => $"Spread the {item} on top.",
        _ => $"Scatter the {item} over the top.",
    };

    private static bool IsBakedLast(RecipeDraft draft) => draft.Steps[^1].StartsWith("Roast for", StringComparison.Ordinal) || draft.Steps[^1].StartsWith("Bake for", StringComparison.Ordinal);

    private static bool Baked(RecipeDraft draft) => draft.Steps.Exists(step => step.Contains("oven", StringComparison.Ordinal))
        && !draft.Steps.Exists(step => step.Contains("immer", StringComparison.Ordinal) || step.Contains("tir in", StringComparison.Ordinal));
}
