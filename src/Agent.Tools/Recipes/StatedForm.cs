using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Tools.Recipes;

/// <summary>Whether a goal asks for a menu, a shopping list or a recipe, where its words say so, or where all that it says is who eats what.</summary>
/// <param name="others">Who else reads the goal.</param>
public sealed partial class StatedForm(IReadOnlyList<IGoalReader> others) : IGoalReader
{
    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var text = Phrases.FilesOf(goal).Aggregate(goal.Text, (text, file) => text.Replace(file, "", StringComparison.Ordinal)).ToLowerInvariant();
        // A quotation is text to write down, whatever it speaks of; and who asks how a list is written wants to know and not to have.
        if (Phrases.QuotedOf(goal).Count > 0 || About().IsMatch(text))
            return [];
        return (List().IsMatch(text), Menu().IsMatch(text) || Days().Count(text) > 1) switch
        {
            (true, false) => [Form("list")],
            (false, true) => [Form("menu")],
            (false, false) when Recipe().IsMatch(text) || IsOfOneDish(goal, text) => [Form("recipe")],
            _ => [],
        };
    }

    private bool IsOfOneDish(Goal goal, string text)
        => !Asking().IsMatch(text) && !Meals().IsMatch(text) && BriefCompletion.IsOfMeal(goal, [.. others.SelectMany(other => other.Stated(goal))]);

    private static Criterion Form(string form) => new(CheckKind.Form, form);

    [GeneratedRegex(@"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")]
    private static partial Regex Days();

    // Several meals are a menu or a plan for the week.
    [GeneratedRegex(@"\b(?:breakfasts|lunches|dinners|suppers|meals|courses|days|rounds)\b|\b(?:plan|list|one \w+ each)\b")]
    private static partial Regex Meals();

    [GeneratedRegex(@"\bhow (?:much|many|long|hot|big|often|do|does|is|are|should)\b|\bwhy\b|\bquantit|\bwhat (?:is|are|does|temperature|goes in|takes|gives|could stand)\b|\bwhich page\b|\binstead of\b.*\?|\binstead\s*\?|\bswap\b|\bsubstitute\b")]
    private static partial Regex Asking();

    [GeneratedRegex(@"\bhow (?:do|does|can|should|would|to)\b.{0,40}\b(?:menu|list|recipe|courses?)\b|\b(?:menu|list|recipe)s? (?:says|reads|calls|asks)\b|\bwhat (?:is|are) (?:a|the|in a)\b.{0,20}\b(?:menu|list|recipe|courses?)\b|\b(?:invited|going) to\b|\binvitation\b|\bwhich course\b|\b(?:doubl|halv|scal|convert)(?:e|ing)\b")]
    private static partial Regex About();

    [GeneratedRegex(@"\bshopp?ing[- ]list\b|\b(?:the |my |some |our )?groceries (?:for|to make)\b|\bwhat (?:all )?(?:do|must|should|would|will|shall) (?:i|we) (?:have to |need to |got to )?(?:buy|shop for|get at the|get from the|pick up)\b|\bwhat to buy\b|\blist of (?:things|what|everything|all|ingredients|stuff|groceries)\b.{0,20}\b(?:buy|get|pick up|shop)\b")]
    private static partial Regex List();

    [GeneratedRegex(@"(?<!\b(?:on|off|from) (?:the|our|my|your) )\bmenus?\b(?! card)|\b(?:two|three|four|five|six|[2-6])[- ]courses?\b|\bcourse by course\b|\b(?:two|three|four|five|[2-5]) rounds\b|\bstarter\b.*\b(?:main|dessert|pudding)\b")]
    private static partial Regex Menu();

    [GeneratedRegex(@"\b(?:a|an|any|one|some|your best|the best|good|nice|easy|simple|quick)\s+(?:[\w'-]+\s+){0,4}recipe\b(?!\s*(?:says|calls|asks|needs|wants|that (?:says|calls|asks)|book|card))(?!.*\?)")]
    private static partial Regex Recipe();
}
