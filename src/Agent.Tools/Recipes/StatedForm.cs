using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Tools.Recipes;

/// <summary>Whether a goal asks for a menu, a shopping list or a recipe, where it says so.</summary>
public sealed partial class StatedForm : IGoalReader
{
    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var files = Phrases.FilesOf(goal);
        var text = files.Aggregate(goal.Text, (text, file) => text.Replace(file, "", StringComparison.Ordinal)).ToLowerInvariant();
        // A quotation is text to write down, whatever it speaks of.
        return Phrases.QuotedOf(goal).Count == 0 && Of(text) is { } form ? [new Criterion(CheckKind.Form, form)] : [];
    }

    private static string? Of(string text) => About().IsMatch(text) ? null : (List().IsMatch(text), Menu().IsMatch(text), Recipe().IsMatch(text)) switch
    {
        (true, false, _) => "list",
        (false, true, _) => "menu",
        (false, false, true) => "recipe",
        _ => null,
    };

    // Who asks how a list is written, or what a menu says, wants to know and not to have.
    [GeneratedRegex(@"\bhow (?:do|does|can|should|would|to)\b.{0,40}\b(?:menu|list|recipe|courses?)\b|\b(?:menu|list|recipe)s? (?:says|reads|calls|asks)\b|\bwhat (?:is|are) (?:a|the|in a)\b.{0,20}\b(?:menu|list|recipe|courses?)\b|\b(?:invited|going) to\b|\binvitation\b|\bwhich course\b|\b(?:doubl|halv|scal|convert)(?:e|ing)\b")]
    private static partial Regex About();

    [GeneratedRegex(@"\bshopp?ing[- ]list\b|\b(?:the |my |some |our )?groceries (?:for|to make)\b|\bwhat (?:all )?(?:do|must|should|would|will|shall) (?:i|we) (?:have to |need to |got to )?(?:buy|shop for|get at the|get from the|pick up)\b|\bwhat to buy\b|\blist of (?:things|what|everything|all|ingredients|stuff|groceries)\b.{0,20}\b(?:buy|get|pick up|shop)\b")]
    private static partial Regex List();

    [GeneratedRegex(@"(?<!\b(?:on|off|from) (?:the|our|my|your) )\bmenus?\b(?! card)|\b(?:two|three|four|five|six|[2-6])[- ]courses?\b|\bcourse by course\b|\bstarter\b.*\b(?:main|dessert|pudding)\b")]
    private static partial Regex Menu();

    [GeneratedRegex(@"\b(?:a|an|any|one|some|your best|the best|good|nice|easy|simple|quick)\s+(?:[\w'-]+\s+){0,4}recipe\b(?!\s*(?:says|calls|asks|needs|wants|that (?:says|calls|asks)|book|card))(?!.*\?)")]
    private static partial Regex Recipe();
}
