using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>Whether a goal asks for a menu, a shopping list or a recipe, where its words say so, or where all that it says is who eats what.</summary>
/// <param name="others">Who else reads the goal.</param>
public sealed partial class StatedForm(IReadOnlyList<IGoalReader> others) : IGoalReader
{
    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var text = Phrases.FilesOf(goal).Aggregate(goal.Text, (text, file) => text.Replace(file, "", StringComparison.Ordinal)).ToLowerInvariant();
        // A quotation for a file is text to write down, whatever it speaks of; who asks how a list is written wants to know and not to have; and a menu to be sent is not one to be made.
        if (About().IsMatch(text) || Wondering().IsMatch(text) || (Phrases.QuotedOf(goal).Count > 0 && text.Length < goal.Text.Length))
            return [];
        return (List().IsMatch(text), Menu().IsMatch(text) || (Days().Count(text) > 1 && Phrases.FilesOf(goal).Count == 0) || (Range().IsMatch(text) && Meals().IsMatch(text))) switch
        {
            (true, false) => [Form("list")],
            (false, true) => [Form("menu"), .. DaysOf(text)],
            (false, false) when Recipe().IsMatch(text) || IsOfOneDish(goal, text) => [Form("recipe")],
            _ => [],
        };
    }

    private bool IsOfDish(Goal goal, string text)
        => Dish().IsMatch(text) || Phrases.Of(goal, 1).Any(EverydayWords.IsDish) || others.OfType<StatedDishes>().Any(reader => reader.Stated(goal).Any());

    private static readonly string[] Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    // A menu of several days names each, and those between where the goal says from when to when.
    private static IEnumerable<Criterion> DaysOf(string text)
        => (Range().Match(text) is { Success: true } range ? Between(range.Groups["from"].Value, range.Groups["to"].Value) : [.. Days().Matches(text).Select(match => match.Value).Distinct()]) is { Count: > 1 } days
            ? days.Select(day => new Criterion(CheckKind.Mentions, day))
            : [];

    private static List<string> Between(string from, string to)
    {
        var (first, last) = (Array.FindIndex(Week, day => day.StartsWith(from, StringComparison.Ordinal)), Array.FindIndex(Week, day => day.StartsWith(to, StringComparison.Ordinal)));
        return [.. Enumerable.Range(first, (last - first + Week.Length) % Week.Length + 1).Select(day => Week[day % Week.Length])];
    }

    [GeneratedRegex(@"\b(?<from>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)? ?(?:to|till|until|through|thru|-|\u2013) ?(?<to>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b")]
    private static partial Regex Range();

    private bool IsOfOneDish(Goal goal, string text)
    {
        var said = others.SelectMany(other => other.Stated(goal)).ToList();
        if (Having().IsMatch(text) && said.Exists(criterion => criterion.Check == CheckKind.Mentions) && !Meals().IsMatch(text))
            return true;
        // "How do I make dal" asks for the recipe of a dish.
        if (Making().IsMatch(text) && said.Exists(criterion => criterion.IsDish) && !Meals().IsMatch(text))
            return true;
        if (Asking().IsMatch(text) || Meals().IsMatch(text))
            return false;
        var eaters = said.Exists(criterion => criterion.Check == CheckKind.Serves);
        var foods = said.Exists(criterion => criterion.Check is CheckKind.Mentions or CheckKind.Diet);
        return BriefCompletion.IsOfMeal(goal, said) || (foods && IsOfDish(goal, text) && !Questioning().IsMatch(Suggested().Replace(text, one => EverydayWords.IsDish(one.Value.TrimEnd('?')) ? "" : one.Value)) && (Phrases.FilesOf(goal).Count == 0 || Filed().IsMatch(text))) || (eaters && Dish().IsMatch(text) && (Saving().IsMatch(text) || Phrases.FilesOf(goal).Count == 0));
    }

    [GeneratedRegex(@"\bhow (?:do|can|could|should|would) (?:i|you|we|one) (?:make|cook|bake|prepare) (?!sure\b)|\bhow (?:is|are) [\w -]{3,30} made\b|\bhow to (?:make|cook|bake|prepare) ")]
    private static partial Regex Making();

    // "Bananas going brown, what can I make with them" has the food and asks for a dish.
    [GeneratedRegex(@"\bwhat (?:can|could|should|shall|do|might) (?:i|we|you) (?:make|cook|bake|do|rustle up|whip up) (?:with|of|from|out of)\b")]
    private static partial Regex Having();

    // "A load of ham. Soup?" asks for soup.
    [GeneratedRegex(@"(?<=[.!,]\s)[a-z]+\?$")]
    private static partial Regex Suggested();

    [GeneratedRegex(@"\?|\b(?:freezer|months|explain|temperatures?|ratios?|proportions?|minutes for)\b|^(?:can|could|may|is|are|do|does|did|how|when|why|which|who|where|will|should|in which|for how long|what)\b(?! you\b)|\bhow (?:can|do|does|should)\b|\bis (?:that|it|this) (?:ready|done|cooked|ok|okay|alright|all right|fine|safe|true)\b")]
    private static partial Regex Questioning();

    private static Criterion Form(string form) => new(CheckKind.Form, form);

    [GeneratedRegex(@"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")]
    private static partial Regex Days();

    // Several meals are a menu or a plan for the week, and who shops may want no more than a list.
    [GeneratedRegex(@"\b(?:breakfasts|lunches|dinners|suppers|meals|courses|days|rounds|grocery|groceries)\b|\b(?:plan|list|checklist|shop|shopping|supermarket|buy|basket|errands|bring home|at the (?:store|shops?)|ingredients (?:to|of|i|do)|to get|the courses|one \w+ each)\b")]
    private static partial Regex Meals();

    [GeneratedRegex(@"\b(?:breakfast|brunch|lunch|dinner|supper|snack|dessert|pudding|starter|main course|side dish|dish|soup|stew|salad|cake|pie|curry|tagine|bread|finger food|drink|cook|bake|how to make)\b")]
    private static partial Regex Dish();

    // What stands last is the file for the recipe.
    [GeneratedRegex(@"(?:\b(?:save|store|keep|put|write|file)\b(?: \w+){0,3} (?:to|in|into|as|under)|[,.;-] (?:to|in|into|as))\s*(?:[.!]|please|thanks?|thank you|pls|\s)*$")]
    private static partial Regex Filed();

    [GeneratedRegex(@"\b(?:save|store|keep|put|write) (?:it|this|that|the recipe|me down|down)\b")]
    private static partial Regex Saving();

    /// <summary>Who says this has cooked already.</summary>
    internal const string Mishap = @"\b(?:where|what) (?:did|have) (?:i|we) (?:go|gone|do|done) wrong\b|\bwhat went wrong\b";

    [GeneratedRegex(@"\bhow (?:much|many|long|hot|big|often|do|does|is|are|should)\b|\bwhy\b|" + Mishap + @"|\bdid (?:i|we) \w+ (?:it|them|this|that)\b|\bdoes (?!not\b)(?:a |an |the |my )?(?:[\w-]+ ){1,3}(?:need|keep|contain|freeze)\b|\bwhich \w+ (?:belongs?|goes|suits|fits)\b|\bwhat (?:do|should|can|could) (?:i|we) (?:put|serve|eat|drink) (?:next to|beside|alongside|with) (?:it|them|that|this)\b|\b(?:cook(?:ing)?|bak(?:e|ing)|boil(?:ing)?|simmer(?:ing)?|roast(?:ing)?|oven) (?:temp\w* )?(?:times?|minutes|temp|temperatures?|degrees)\b|\bquantit|\bwhat (?!to |else )\w+ (?:do|does|did|is|are)\b|\bwhat (?:is|are|does|temperature|goes in|takes|gives|could stand)\b|\bwhich page\b|\binstead of\b.*\?|\binstead\s*\?|\bswap\b|\bsubstitut\w+\b|\breplac\w+\b|\bwhat else (?:works?|would work|(?:can|could|do) (?:i|we) use)\b|\bwhat(?:'s|s) (?!for )")]
    private static partial Regex Asking();

    [GeneratedRegex(@"\bhow (?:do|does|can|should|would|to)\b.{0,40}\b(?:menu|list|recipe|courses?)\b|\b(?:menu|list|recipe)s? (?:says|reads|calls|asks)\b|\bwhat (?:is|are) (?:a|the|in a)\b.{0,20}\b(?:menu|list|recipe|courses?)\b|\b(?:e-?mail|phone|text|send|order|deliver|reserve|print|tweet)\b|\bbook (?:a|the|me|us)\b|\b(?:invited|going) to\b(?! (?:be|have|make|cook|bake|need|host|feed|serve)\b)|\binvitation\b|\bwhich course\b|\b(?:doubl|halv|convert)(?:e|ing)\b|\bscal(?:e|ing) (?:it|this|that|the|my|a|up|down)\b")]
    private static partial Regex About();

    // Who wonders about menus and recipes wants to be told and not to be cooked for.
    [GeneratedRegex(@"\bhow (?:long|far ahead|far in advance)\b[^.!]*\?|\bhow (?:much|many)\b[^.!]*\b(?:per|each|a) (?:person|head|guest|adult|child)\b[^.!]*\?|\bhow many (?:different )?(?:things|dishes|kinds)\b|\bwhich (?:[\w-]+ ){1,3}(?:is|are|goes|go|keeps|fits|fit|suits|suit)\b|\bhow many (?:[\w-]+ ){1,3}days\b|\bexplain\b|\bwhat (?:can|could|should|do) i (?:tell|say|know|do|give)\b|\bwhat (?:is|are) (?:it|that|this|those|these)\b|\bwhat do you get\b|\b(?:saw|seen|read) \w+ on (?:a|the)\b")]
    private static partial Regex Wondering();

    [GeneratedRegex(@"\bshopp?ing[- ]list\b|\b(?:the |my |some |our )?groceries (?:for|to make)\b|\bwhat (?:all )?(?:do|must|should|would|will|shall) (?:i|we) (?:have to |need to |got to )?(?:buy|shop for|get at the|get from the|pick up)\b|\bwhat to buy\b|\bat the (?:store|shops?|supermarket)\b.*\bwhat (?:i|we|you) (?:need|want)\b|\bgrocery list\b|\b(?:groceries|shopping|things|stuff) to (?:pick up|get|buy|grab)\b|\blist for (?:the )?(?:supermarket|shops?|store|market|grocer\w*)\b|\b(?:the|a|my) shopping (?:i|we) (?:need|have to do|must do)\b|\blist of (?:things|what|everything|all|ingredients|stuff|groceries)\b.{0,20}\b(?:buy|get|pick up|shop)\b")]
    private static partial Regex List();

    [GeneratedRegex(@"(?<!\b(?:on|off|from) (?:the|our|my|your) )\bmenus?\b(?! card)|\b(?:two|three|four|five|six|[2-6])[- ]courses?\b|\bcourse by course\b|\b(?:two|three|four|five|[2-5]) rounds\b|\b(?:starter|main)\b.*\b(?:main|dessert|pudding)\b|\bfirst to (?:the )?last course\b|\b(?:meal|dinner|lunch|food|week'?s?|weekly|days?'?) plan\b|\b(?:full|whole|entire) week\b.*\b(?:dinners|meals|lunches|suppers)\b|\b(?:dinners|meals|lunches|suppers) (?:for|all|of) (?:the |a |this |one |next )?(?:full |whole |entire )?week\b")]
    private static partial Regex Menu();

    [GeneratedRegex(@"\b(?:a|an|any|one|some|your best|the best|good|nice|easy|simple|quick)\s+(?:[\w'-]+\s+){0,4}recipe\b(?!\s*(?:says|calls|asks|needs|wants|that (?:says|calls|asks)|book|card))(?!.*\?)")]
    private static partial Regex Recipe();
}
