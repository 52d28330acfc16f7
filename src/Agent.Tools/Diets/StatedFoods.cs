using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Tools.Diets;

/// <summary>The foods and diets that a goal names: what must be in the work, what must not, and what those who eat do not eat.</summary>
public sealed class StatedFoods(IngredientTable table) : IGoalReader
{
    private const int MostWords = 3;

    // Words that name a food and, in a goal, mostly the meal or the dish, or so many foods that the work may name one of them instead.
    private static readonly HashSet<string> Loose = [.. "tea salad salads fish fruit fruits vegetable vegetables veg meat seafood berry berries herbs seed seeds nuts broth stock date biscuit biscuits cookie cookies".Split(' ')];

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var foods = Foods(goal, Phrases.Of(goal, MostWords)).ToList();
        var unknown = UnknownFoods.In(goal.Text, [.. foods.Select(food => food.Said)]);
        var diets = StatedDiets.Of(goal, foods.Exists(food => food.Liking == Liking.Wanted && food.Found.Is(one => one.IsFromWater)) || SomeFish(goal));
        return foods
            .Where(food => food.Liking switch
            {
                Liking.Wanted => !Loose.Contains(food.Said.ToLowerInvariant()) && !diets.Any(diet => food.Found.Is(diet.Forbids)) && !unknown.Any(word => goal.Text.Contains($"{word} {food.Said}", StringComparison.OrdinalIgnoreCase)),
                Liking.Unwanted => IsThing(food.Said),
                _ => false,
            })
            .Select(food => Criterion(food.Liking, Spelled(food.Said)))
            .Concat(unknown.Select(word => (Said: word, Liking: Likings.Of(goal.Text, word))).Where(word => word.Liking == Liking.Wanted || (word.Liking == Liking.Unwanted && IsThing(word.Said))).Select(word => Criterion(word.Liking, word.Said)))
            .Concat(diets.Select(diet => new Criterion(CheckKind.Diet, diet.Name)));
    }

    // What the recipes spell otherwise is stated as they spell it.
    public bool IsEveryday(string said) => FoodWords.Variant(said) is not null || (table.Find(said).Count == 0 && EverydayWords.AreNoFood(said));

    // "Chilli" and "lasagna" as the recipes write them, who have another spelling.
    private static string Spelled(string said)
        => FoodWords.Variant(said) ?? said;

    private static Criterion Criterion(Liking liking, string said) => new(liking == Liking.Unwanted ? CheckKind.Lacks : CheckKind.Mentions, said);

    // What is a diet to leave out is said as that diet.
    private static bool IsThing(string said) => Diet.Find($"no {said}") is { Thing: not null };

    private static bool SomeFish(Goal goal) => Words.Contains(goal.Text, "fish") && Likings.Of(goal.Text, "fish") != Liking.Unwanted;

    // In the goal's own words, so that the work can be held to them.
    private IEnumerable<(FoundFood Found, string Said, Liking Liking)> Foods(Goal goal, IReadOnlyList<string> phrases)
        => from found in table.Find(goal.Text.Replace(" - ", "; ", StringComparison.Ordinal)).DistinctBy(food => food.Phrase)
           where found.Foods.Count > 0
           let said = Names(found).Select(name => phrases.FirstOrDefault(phrase => IngredientTable.IsSame(phrase, name))).OfType<string>().MaxBy(phrase => phrase.Length)
           where said is not null && !Regex.IsMatch(goal.Text, $@"\b{Regex.Escape(said)} (?:club|bar|tasting|cellar|merchant|lovers?|festival|glass|glasses|shop)\b", RegexOptions.IgnoreCase)
           select (found, said, Likings.IsMissing(goal.Text, said) ? Liking.Unclear : found.Negated ? Liking.Unwanted : Likings.Of(goal.Text, said));

    private static IEnumerable<string> Names(FoundFood found)
        => found.Foods.SelectMany(food => food.Words.Prepend(food.Name).Concat(food.Plural is { } plural ? [plural] : [])).Prepend(found.Phrase).Distinct();
}
