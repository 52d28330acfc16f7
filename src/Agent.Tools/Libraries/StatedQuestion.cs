using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Recipes;

namespace Agent.Tools.Libraries;

/// <summary>Whether a goal is a question that the library speaks of: its work is an answer, and it is within reach.</summary>
public sealed partial class StatedQuestion : IGoalReader
{
    private readonly Lazy<SentenceIndex> sentences;
    private readonly IReadOnlyList<IGoalReader> others;

    /// <param name="folder">The library's. It is read when the first question is asked.</param>
    /// <param name="others">Who else reads the goal: what is a meal, a menu or a list to one of them is no question.</param>
    public StatedQuestion(string folder, IReadOnlyList<IGoalReader> others)
    {
        this.others = others;
        sentences = new(() => SentenceIndex.In(folder));
    }

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Asking().IsMatch(goal.Text) && !Wishing().IsMatch(goal.Text) && Phrases.FilesOf(goal).Count == 0 && Phrases.QuotedOf(goal).Count == 0
            && !others.SelectMany(other => other.Stated(goal)).Any(criterion => criterion.Check == CheckKind.Form || (criterion.Check == CheckKind.Serves && !Measuring().IsMatch(goal.Text)))
            && sentences.Value.SpeaksOf(goal.Text)
            ? [new(CheckKind.Form, "answer")] : [];
    }

    [GeneratedRegex(@"\?|^(?:what(?:'?s| is| are| was| does| do)|whats|which|who|whose|when|where|why|how|is|are|was|were|does|do|did|may|must|should|explain|tell me (?:what|which|who|when|where|why|how|about))\b|^what [\w-]+ (?:do|does|did) (?!i\b|we\b|you\b)|^what (?:must|should|may) (?:i|we|you|one) (?:not|never|always|avoid)\b|" + StatedForm.Mishap + @"|\b(?:how (?:much|many|long|hot|often|far|big|warm|do|does|is|are)|(?:at|in|on|with|from|by|for) (?:what|which)|which|why|is (?:that|it|this) (?:ok|okay|alright|safe|fine|true|right))\b|\b(?:temperatures?|proportions?|ratio|degrees|minutes) (?:of|for|and|&|in)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    // "For one without a fan" is no table for one where degrees or minutes are asked for.
    [GeneratedRegex(@"\bhow many (?:degrees|minutes|hours|days)\b|\bhow (?:hot|long)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Measuring();

    // "What can I cook with leeks?" wants a dish.
    [GeneratedRegex(@"\b(?:can|could|should|shall|would|will|people) (?:(?:i|we|you|people|they|please|quickly|possibly) )?(?:make|cook|bake|serve|send in|do|turn|buy|shop|put|prepare|write|plan|find|suggest|come up)\b|\bcould (?:i|we) (?:get|have)\b|\b(?:be|it) possible\b|\bwhat to (?:do|make|cook|put)\b|\bdo (?:i|we) (?:have to |need to )?(?:get|buy|need)\b|\b(?:breakfast|brunch|lunch|dinner|supper|dessert|pudding|starter|snack|dish|meal|course|cake|drink)s? (?:can|could|would|should|will|for|shall)\b|\b(?:ideas?|suggestions?|recipes?(?! (?:is|are|says?|calls?|asks?)\b)|menus?|something with|shopping|would suit|what now|i want|i'd like|i would like|we'd like|would like|what goes (?:next to|beside|with))\b|\b(?:how|what) about\b|\b(?:make|cook|bake|plan|write|suggest|give|create|design|build|set) (?:me|us|an?|the)\b|^(?:make|cook|bake|plan|write|create|build|design)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Wishing();
}
