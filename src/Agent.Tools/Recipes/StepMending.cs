using System.Text.RegularExpressions;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>Steps that were said of meat, fish or eggs, said of what stands in their place.</summary>
internal static partial class StepMending
{
    /// <summary>The temperature at which it is safe in the middle, in C.</summary>
    public static int Core(Ingredient food) => food switch
    {
        { Kind: "poultry" } => 74,
        { Kind: "egg" } => 71,
        _ when food.Name.StartsWith("minced ", StringComparison.Ordinal) || food.Name.EndsWith("sausages", StringComparison.Ordinal) => 71,
        _ => 63,
    };

    /// <summary>Nothing is heated to that temperature for safety any more.</summary>
    public static string WithoutCore(string step, int core)
    {
        var heat = $"{core} C";
        return string.Join(". ", step.Split(". ").Select(sentence => sentence.Contains(heat, StringComparison.Ordinal) || sentence.Contains("pink and firm", StringComparison.Ordinal) ? Done(sentence) : sentence));
    }

    private static string Done(string sentence)
    {
        var wet = sentence.Contains("immer", StringComparison.Ordinal) || sentence.Contains("ook on", StringComparison.Ordinal) || sentence.Contains("ook for", StringComparison.Ordinal);
        var done = wet ? " until soft" : " until golden";
        return Both().Replace(Only().Replace(sentence, done), "");
    }

    [GeneratedRegex(@" until (?:the [a-z -]+?|it|they) (?:is|are) (?:\d+ C(?: in the (?:middle|thickest part))?|pink and firm|golden and \d+ C(?: in the (?:middle|thickest part))?)")]
    private static partial Regex Only();

    [GeneratedRegex(@" and \d+ C(?: in the (?:middle|thickest part))?|, at least \d+ C")]
    private static partial Regex Both();
}
