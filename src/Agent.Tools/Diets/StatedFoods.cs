using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Tools.Diets;

/// <summary>The foods and diets that a goal names: what must be in the work, what must not, and what those who eat do not eat.</summary>
public sealed partial class StatedFoods(IngredientTable table) : IGoalReader
{
    private const int MostWords = 3;

    // Words that name a food and, in a goal, mostly the meal or the dish.
    private static readonly string[] Dishes = ["tea", "salad", "salads"];

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var phrases = Phrases.Of(goal, MostWords);
        var diets = phrases.Select(Diet.Find).OfType<Diet>().Where(diet => diet.Thing is null).DistinctBy(diet => diet.Name).ToList();
        var clauses = Clause().Split(goal.Text);
        return Foods(goal, phrases)
            .Where(food => food.Found.Negated || !diets.Exists(diet => food.Found.Is(diet.Forbids)))
            .Where(food => food.Found.Negated || clauses.Any(clause => Words.Contains(clause, food.Said) && !Unwilling().IsMatch(clause)))
            .Where(food => !food.Found.Negated || Diet.Find($"no {food.Said}") is { Thing: not null })
            .Select(food => new Criterion(food.Found.Negated ? CheckKind.Lacks : CheckKind.Mentions, food.Said))
            .Concat(diets.Select(diet => new Criterion(CheckKind.Diet, diet.Name)));
    }

    // In the goal's own words, so that the work can be held to them.
    private IEnumerable<(FoundFood Found, string Said)> Foods(Goal goal, IReadOnlyList<string> phrases)
        => from found in table.Find(goal.Text).DistinctBy(food => food.Phrase)
           where found.Foods.Count > 0
           let said = Names(found).Select(name => phrases.FirstOrDefault(phrase => IngredientTable.IsSame(phrase, name))).OfType<string>().MaxBy(phrase => phrase.Length)
           where said is not null && !Dishes.Contains(said.ToLowerInvariant())
           select (found, said);

    private static IEnumerable<string> Names(FoundFood found)
        => found.Foods.SelectMany(food => food.Words.Prepend(food.Name).Concat(food.Plural is { } plural ? [plural] : [])).Prepend(found.Phrase).Distinct();

    [GeneratedRegex(@"[.,;:!?()]|\bbut\b|\s-\s")]
    private static partial Regex Clause();

    // A clause in which a food may be named because it is not wanted; what it means is for the model to say.
    [GeneratedRegex(@"\b(?:nobody|none|no one|hates?|dislikes?|allerg\w+|intoleran\w+|can(?:no|')?t|(?:do|does|is|are|should|wo)n['’]?t|not|leave|hold|instead|except|refuses?|scares?|banned|out of|do without|headaches?|rather than)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unwilling();
}
