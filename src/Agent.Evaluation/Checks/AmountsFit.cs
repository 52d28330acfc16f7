using Agent.Core.Critiques;
using Agent.Tools.Libraries;
using Agent.Tools.Recipes;

namespace Agent.Evaluation.Checks;

/// <summary>The amounts of a recipe are for so many people: those of the recipe that was read, scaled; where none was read, what a person can eat.</summary>
public sealed record AmountsFit(int People) : TextCheck
{
    private const int FewestToCompare = 3;

    // A pinch is a pinch for any number of people, and a cook rounds.
    private static readonly string[] Loose = ["pinch", "pinches", "handful", "handfuls", "sprig", "sprigs", "leaf", "leaves", "cm"];
    private const double Rounding = 0.3, LeastGrams = 30, MostGrams = 1_500;

    private protected override string? FaultIn(string text, Evidence left)
    {
        var lines = RecipeText.Parse(text).Ingredients.Where(line => line.Amount is > 0).ToList();
        var nearest = left.Run.Sources.Select(left.Library.Read).OfType<LibraryDocument>().Select(document => Pairs(lines, document)).MaxBy(pairs => pairs.Count) ?? [];
        return nearest.Count >= FewestToCompare
            ? nearest.Where(pair => !Fits(pair)).Select(pair => FormattableString.Invariant(
                $"'{pair.Line.Text}' for {People} does not fit '{pair.Base.Text}' for {pair.For}.")).FirstOrDefault()
            : PerPerson(lines);
    }

    private bool Fits(Pair pair)
    {
        var expected = pair.Base.Amount!.Value * People / pair.For;
        var step = pair.Line.Unit is "g" or "ml" ? 10 : 1;
        return Math.Abs(pair.Line.Amount!.Value - expected) <= Math.Max(step, expected * Rounding);
    }

    private string? PerPerson(List<IngredientLine> lines)
    {
        var grams = lines.Sum(line => line.Unit switch { "g" or "ml" => line.Amount!.Value, "kg" or "l" => line.Amount!.Value * 1000, _ => 0 }) / People;
        return grams is 0 or (>= LeastGrams and <= MostGrams) ? null : FormattableString.Invariant($"The amounts come to {grams:0} g a person.");
    }

    private static List<Pair> Pairs(List<IngredientLine> lines, LibraryDocument document)
    {
        var written = RecipeText.Parse($"# {document.Title}\n## Ingredients\n{document.Body}");
        var people = LibraryRecipe.People(document.Body);
        return [.. from line in lines
                   from known in written.Ingredients
                   where known.Amount is > 0 && known.Unit == line.Unit && !Loose.Contains(line.Unit) && Same(known.Item, line.Item)
                   select new Pair(line, known, people)];
    }

    private static bool Same(string one, string other) => string.Join(' ', Words.Of(one)) == string.Join(' ', Words.Of(other));

    private sealed record Pair(IngredientLine Line, IngredientLine Base, int For);
}
