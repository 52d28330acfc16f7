using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>Adds to a brief what its goal states and the model left out. A small model drops a word of a long goal; what the words say beyond doubt need not be drawn again.</summary>
public static partial class BriefCompletion
{
    private const int MostCriteria = 12;
    private const int MostLetters = 160;

    // The order in which a brief names its criteria.
    private static readonly CheckKind[] Order =
        [CheckKind.Form, CheckKind.Serves, CheckKind.Mentions, CheckKind.Diet, CheckKind.Lacks, CheckKind.Exact, CheckKind.Judged, CheckKind.Cites];

    /// <summary>The brief itself when it has all of this already, or when it is of no recipe, menu or list.</summary>
    /// <param name="drawn">As the model said it.</param>
    /// <param name="all">What the goal states.</param>
    /// <param name="chore">The work on files that the goal asks for, if it does.</param>
    /// <param name="isEveryday">Whether a word is one of everyday speech, which no work need mention.</param>
    /// <param name="goal">The goal, where what the model made up is to be told from what it read there.</param>
    /// <param name="again">An attempt with another brief has failed: then only what code read is held to the letter, and no longer the words around it.</param>
    public static Brief Of(Brief drawn, IReadOnlyList<Criterion> all, Chore? chore = null, Func<string, bool>? isEveryday = null, Goal? goal = null, bool again = false)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(all);
        if (chore is not null)
            return Of(drawn, chore);
        // What only steers the search is no part of a brief.
        all = [.. all.Select(criterion => criterion with { IsDish = false })];
        // A file's name that begins or ends with a space is one that nobody finds again.
        var brief = drawn.File == drawn.File.Trim() ? drawn : drawn with { File = drawn.File.Trim() };
        if (brief.Criteria.Distinct().Count() < brief.Criteria.Count)
            brief = brief with { Criteria = [.. brief.Criteria.Distinct()] };
        // An answer says what the library says, for whomever the goal wants to know it.
        if (FormOf(all) == "answer" && brief.WithinReach && brief.Criteria.Any(criterion => criterion.Check is not (CheckKind.Form or CheckKind.Cites)))
            return brief with { Criteria = [.. brief.Criteria.Where(criterion => criterion.Check is CheckKind.Form or CheckKind.Cites)] };
        var form = FormOf(all) ?? brief.Value(CheckKind.Form);
        if (form is not ("recipe" or "menu" or "list") || !brief.WithinReach)
            return brief;
        // A list says what to buy, not whom it serves.
        var criteria = all.Where(stated => form != "list" || stated.Check != CheckKind.Serves).Aggregate(Kept(brief, all, isEveryday ?? (_ => false), again), With);
        if (goal is not null && FormOf(all) is not null && criteria.Where(criterion => IsOfTheMeal(criterion, goal) && !all.Contains(criterion)).ToList() is { Count: > 0 } meals)
            criteria = [.. criteria.Except(meals)];
        if (criteria.Where(criterion => criteria.Any(diet => IsAvoided(criterion, diet))).ToList() is { Count: > 0 } avoided)
            criteria = [.. criteria.Except(avoided)];
        if (goal is not null && Alternatives(criteria, goal) is { Count: > 0 } others)
            criteria = [.. criteria.Except(others)];
        var subject = criteria.Where(all.Contains).Aggregate(brief.Subject, About);
        return (ReferenceEquals(criteria, brief.Criteria) && subject == brief.Subject) || criteria.Count > MostCriteria
            ? brief
            : brief with { Subject = subject, Criteria = [.. criteria.OrderBy(criterion => Array.IndexOf(Order, criterion.Check))] };
    }

    // Where code reads what is to be cooked, the rest of the goal's words is no food, unless it is a name: of a feast, or of something that nobody knows.
    private static IReadOnlyList<Criterion> Kept(Brief brief, IReadOnlyList<Criterion> all, Func<string, bool> isEveryday, bool again)
    {
        var stated = all.Where(criterion => criterion.Check == CheckKind.Mentions).Select(criterion => Words.Of(criterion.Value)).ToList();
        bool Adds(Criterion drawn) => drawn.Check switch
        {
            CheckKind.Exact => true,
            // A recipe of pasta with nduja has no "nduja pasta".
            CheckKind.Mentions when again && Words.Of(drawn.Value).Count is var count && all.Any(one => one.Check == CheckKind.Mentions && Words.Contains(drawn.Value, one.Value) && Words.Of(one.Value).Count < count) => true,
            CheckKind.Mentions when Words.Of(drawn.Value) is var words && !stated.Any(words.SequenceEqual) => isEveryday(string.Join(' ', words.Except(stated.SelectMany(one => one)))) && (words.Count > 1 || !char.IsUpper(drawn.Value[0])),
            _ => false,
        };
        return FormOf(all) is not null && brief.Criteria.Any(Adds) ? [.. brief.Criteria.Where(drawn => !Adds(drawn))] : brief.Criteria;
    }

    // Whoever comes to tea eats, and a pasta night is an evening.
    private static bool IsOfTheMeal(Criterion mention, Goal goal)
        => mention.Check == CheckKind.Mentions && (mention.Value.EndsWith(" night", StringComparison.Ordinal) || (Words.Of(mention.Value) is [.., "tea"] && TeaTime().IsMatch(goal.Text)));

    [GeneratedRegex(@"\b(?:com(?:e|es|ing)|came|invited|round|over|back|stay(?:s|ing)?|here) (?:to|for) tea\b|\b(?:cheap|early|high|kids'?|children'?s) tea\b", RegexOptions.IgnoreCase)]
    private static partial Regex TeaTime();

    // Whoever goes without nuts does not ask for nuts, and "4 without cilantro" is no food.
    private static bool IsAvoided(Criterion mention, Criterion other)
        => mention.Check == CheckKind.Mentions && (IsOfDiet(mention, other) || (other.Check == CheckKind.Lacks && Words.Contains(mention.Value, other.Value) && Words.Of(mention.Value).Count > Words.Of(other.Value).Count));

    private static bool IsOfDiet(Criterion mention, Criterion diet)
        => diet.Check == CheckKind.Diet && Words.Of(diet.Value) is [var thing, "free"] && Words.Of(mention.Value) is [var food] && food == thing;

    // "Muffins or a little cake": one of them will do, the first.
    private static List<Criterion> Alternatives(IReadOnlyList<Criterion> criteria, Goal goal)
    {
        var mentions = criteria.Where(criterion => criterion.Check == CheckKind.Mentions).ToList();
        return [.. mentions.Where(second => mentions.Exists(first => first != second && Either(first.Value, second.Value).IsMatch(goal.Text)))];
    }

    private static Regex Either(string first, string second) => new($@"\b{Regex.Escape(first)}s?,? or (?:[\w-]+ ){{0,2}}?{Regex.Escape(second)}s?\b", RegexOptions.IgnoreCase);

    // All that is to be put down, each once and in the goal's order, whatever was drawn.
    private static Brief Of(Brief drawn, Chore chore)
        => drawn.WithinReach && (drawn.File != (chore.File ?? drawn.File) || !drawn.Criteria.SequenceEqual(chore.Criteria))
            ? drawn with { File = chore.File ?? drawn.File, Criteria = chore.Criteria }
            : drawn;

    // What is searched for is what the subject says.
    private static string About(string subject, Criterion stated)
        => stated.Check is CheckKind.Mentions or CheckKind.Diet && !Words.Contains(subject, stated.Value) && subject.Length + stated.Value.Length < MostLetters ? $"{subject} {stated.Value}" : subject;

    /// <summary>The form that the goal names; null when it leaves that open.</summary>
    public static string? FormOf(IReadOnlyList<Criterion> stated) => stated.FirstOrDefault(criterion => criterion.Check == CheckKind.Form)?.Value;

    /// <summary>Whether code knows what is asked for and that it can be had: a question that the library speaks of, or a meal.</summary>
    public static bool IsWithinReach(Goal goal, IReadOnlyList<Criterion> stated)
        => FormOf(stated) is { } form && (form == "answer" || IsOfMeal(goal, stated) || (form == "recipe" && stated.Any(criterion => criterion.IsDish) && Phrases.FilesOf(goal).Count == 0));

    /// <summary>The forms that the work can have: the one that the goal states, those of a meal where it speaks of one, else all.</summary>
    public static IReadOnlyList<string> FormsOf(Goal goal, IReadOnlyList<Criterion> stated) => FormOf(stated) switch
    {
        { } named => [named],
        _ when IsOfMeal(goal, stated) => ["recipe", "menu", "list"],
        _ => ["recipe", "menu", "answer", "list", "text"],
    };

    /// <summary>Whether a goal that states this can only be of a meal: it says what is eaten, and by how many, and asks for no amount or time.</summary>
    public static bool IsOfMeal(Goal goal, IReadOnlyList<Criterion> stated)
        => stated.Any(criterion => criterion.Check == CheckKind.Serves) && stated.Any(criterion => criterion.Check is CheckKind.Mentions or CheckKind.Diet) && Phrases.FilesOf(goal).Count == 0 && !HowMuch().IsMatch(goal.Text);

    [GeneratedRegex(@"\bhow (?:much|many|long|hot)\b|\b(?:amounts?|quantit(?:y|ies))\b", RegexOptions.IgnoreCase)]
    private static partial Regex HowMuch();

    private static IReadOnlyList<Criterion> With(IReadOnlyList<Criterion> criteria, Criterion stated) => stated.Check switch
    {
        // What is to be lacking is not demanded, not even by a brief that says both.
        CheckKind.Lacks when criteria.Any(criterion => IsAgainst(criterion, stated)) => With([.. criteria.Where(criterion => !IsAgainst(criterion, stated))], stated),
        _ when criteria.Any(criterion => Says(criterion, stated)) => criteria,
        CheckKind.Serves or CheckKind.Form => [.. criteria.Where(criterion => criterion.Check != stated.Check), stated],
        _ => [.. criteria, stated],
    };

    private static bool IsAgainst(Criterion criterion, Criterion lacking) => criterion.Check == CheckKind.Mentions && Words.Contains(lacking.Value, criterion.Value);

    // What the model says must be lacking is not demanded, however the goal's words read.
    private static bool Says(Criterion criterion, Criterion stated)
        => (criterion.Check == stated.Check || (stated.Check == CheckKind.Mentions && criterion.Check is CheckKind.Lacks or CheckKind.Exact))
           && (stated.Check is CheckKind.Serves or CheckKind.Form ? criterion.Value == stated.Value : Words.Contains(criterion.Value, stated.Value));
}
