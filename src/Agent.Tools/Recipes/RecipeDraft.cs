using System.Globalization;
using Agent.Core.Critiques;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>A recipe that is being worked out: what is exchanged, added or dropped changes its title, list, steps and safety line together.</summary>
internal sealed class RecipeDraft(RecipePage page, IngredientTable table)
{
    private const int FewestSteps = 5, FewestLines = 3;
    private static readonly string[] Measured = ["vegetarian", "vegan", "gluten-free", "dairy-free", "egg-free", "nut-free"];
    private static readonly Diet[] Stated = [.. Measured.Select(name => Diet.Find(name)!)];

    public string Title { get; private set; } = page.Title;

    public string Course => page.Course;

    public List<DraftLine> Lines { get; } = [.. page.Lines.Select(line => new DraftLine(line.Item, line.Amount, line.Unit, table.Named(line.Item)))];

    public List<string> Steps { get; } = [.. page.Steps];

    public string Safety { get; private set; } = page.Safety;

    /// <summary>The steps before anything was changed in them.</summary>
    public IReadOnlyList<string> Original => page.Steps;

    /// <summary>Whether the title, a line or a step says it.</summary>
    public bool Says(string words) => Words.Contains(Title, words) || Lines.Exists(line => Words.Contains(line.Item, words)) || Steps.Exists(step => Words.Contains(step, words));

    /// <summary>Puts one food in the place of another, in the same steps.</summary>
    public void Exchange(DraftLine old, DraftLine fresh, Stand? stand = null)
    {
        var swap = new FoodSwap(table, old, fresh, Others(old));
        var first = Steps.FindIndex(step => swap.IsIn(step));
        var gone = old.IsFlesh && !fresh.IsFlesh || old.IsAlcohol && !fresh.IsAlcohol;
        var safe = stand?.Said(Safety, fresh.Item) ?? Safety;
        safe = safe.Length > 0 && gone ? SafetyMending.Without(safe, swap.IsIn) : safe;
        Say(step => swap.In(stand?.Said(step, fresh.Item) ?? step));
        Safety = swap.In(safe);
        if (!fresh.Item.EndsWith(" " + old.Item, StringComparison.Ordinal))
            Title = swap.InTitle(Title);
        Lines[Lines.IndexOf(old)] = fresh;
        if (stand?.Prepare is { Length: > 0 } prepare && first >= 0)
            Steps.Insert(first, prepare.Replace("{0}", fresh.Item, StringComparison.Ordinal));
        Heat(old, fresh);
        KeepEnoughSteps();
    }

    /// <summary>Leaves a seasoning out; false, with nothing changed, where the steps cannot do without it.</summary>
    public bool Drop(DraftLine line)
    {
        if (Lines.Count <= FewestLines)
            return false;
        var omission = new FoodOmission(table, new FoodSwap(table, line, line, Others(line)));
        var left = Steps.Select(omission.In).ToList();
        var title = omission.InTitle(Title);
        if (left.Contains(null) || title is null)
            return false;
        Steps.Clear();
        Steps.AddRange(left.OfType<string>().Where(step => step.Length > 0));
        Title = title;
        Lines.Remove(line);
        KeepEnoughSteps();
        return true;
    }

    /// <summary>Adds a food to the list, the title and the steps: what is done to it first, what is done with it before the last step, and what has to be known for safety.</summary>
    public void Add(DraftLine line, string before, string step, string safety)
    {
        Lines.Add(line);
        Steps.Insert(Math.Max(0, Steps.Count - 1), step);
        if (before.Length > 0)
            Steps.Insert(0, before);
        Safety = $"{Safety} {safety}".Trim();
        Title = Title.Contains(" with ", StringComparison.Ordinal) ? $"{Title} and {line.Item}" : $"{Title} with {line.Item}";
    }

    /// <summary>Calls what the recipe makes on the way by another word where its name would be a food that must not be in it.</summary>
    public void Call(Func<string, string> otherwise)
    {
        Say(otherwise);
        Safety = otherwise(Safety);
    }

    /// <summary>As it stands now, with amounts for so many people.</summary>
    public AdaptedRecipe For(int people, IEnumerable<Diet> wished)
    {
        var kept = Stated.Where(diet => !Lines.Exists(line => table.Breaks(line.Item, diet))).Select(diet => diet.Name);
        var diets = string.Join(", ", kept.Concat(wished.Select(diet => diet.Name)).Distinct());
        List<string> ingredients = [.. Lines.Select(line => Written(line, people))], steps = [.. Steps.Select(step => StepCounts.For(step, page.People, people))];
        List<string> text =
        [
            $"{page.Kind} Diet: {(diets.Length > 0 ? diets : "any")}.{page.Time} For {people} people:",
            .. ingredients.Select(line => $"- {line}"),
            .. steps.Select((step, i) => $"{i + 1}. {step}"),
        ];
        if (Safety.Length > 0)
            text.Add($"Food safety: {Safety}");
        return new(Title, string.Join('\n', text)) { Time = page.Minutes, Ingredients = ingredients, Steps = steps, Safety = Safety };
    }

    private string Written(DraftLine line, int people)
    {
        var amount = line.Measured ? (int)line.Amount : Portions.Of(line.Amount, line.Unit, page.People, people);
        var unit = FoodNumber.Unit(line.Unit, amount);
        var item = unit.Length == 0 ? FoodNumber.Counted(line, amount) : line.Item;
        return string.Create(CultureInfo.InvariantCulture, $"{amount} {(unit.Length > 0 ? unit + " " : "")}{item}");
    }

    private List<DraftLine> Others(DraftLine line) => [.. Lines.Where(other => !ReferenceEquals(other, line))];

    /// <summary>No plant is done at 63 C, and poultry only at 74.</summary>
    private void Heat(DraftLine old, DraftLine fresh)
    {
        if (!old.IsFlesh)
            return;
        var before = StepMending.Core(old.Food!);
        if (!Lines.Exists(line => line.IsFlesh) && Safety.Contains($"{before} C", StringComparison.Ordinal) && !Safety.StartsWith("Heat ", StringComparison.Ordinal))
            Safety = "";
        if (!fresh.IsFlesh && !Lines.Exists(line => line.IsFlesh && line.Kind != "egg" && StepMending.Core(line.Food!) == before))
            Say(step => StepMending.WithoutCore(step, before));
        else if (fresh.IsFlesh && StepMending.Core(fresh.Food!) is var after && before != after)
        {
            Say(step => step.Replace($"{before} C", $"{after} C", StringComparison.Ordinal));
            Safety = Safety.Replace($"{before} C", $"{after} C", StringComparison.Ordinal);
        }
    }

    private void Say(Func<string, string> said)
    {
        for (var i = 0; i < Steps.Count; i++)
            Steps[i] = said(Steps[i]);
    }

    private void KeepEnoughSteps()
    {
        while (Steps.Count < FewestSteps && Steps.FindLastIndex(step => step.TrimEnd('.').Contains(". ", StringComparison.Ordinal)) is >= 0 and var at)
        {
            var cut = Steps[at].IndexOf(". ", StringComparison.Ordinal) + 1;
            Steps.Insert(at + 1, Steps[at][(cut + 1)..]);
            Steps[at] = Steps[at][..cut];
        }
        if (Steps.Count < FewestSteps && Steps[^1].LastIndexOf(" and serve", StringComparison.Ordinal) is > 0 and var serve)
        {
            Steps.Add("Serve" + Steps[^1][(serve + " and serve".Length)..]);
            Steps[^2] = Steps[^2][..serve] + ".";
        }
    }
}
