using System.Text.RegularExpressions;
using Agent.Tools.Libraries;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Questions that a sentence of the library answers, asked in many ways.</summary>
internal sealed partial class QuestionGoals(KnowledgeBase kitchen, Library library)
{
    private const int MostKeywords = 8;
    private const int Found = 8;
    private static readonly string[] Stop = ["what", "why", "how", "when", "which", "who", "where", "is", "are", "do", "does", "did", "the", "a", "an", "of", "to", "in", "at", "for", "on", "and", "or", "i", "you", "it", "be", "can", "could", "should", "would", "my", "me", "with", "that", "this", "if", "from", "was", "there", "people", "much", "many", "long", "not", "by", "as", "one", "so", "will", "they", "their", "have", "has", "had", "tell", "know", "want", "we", "our", "your", "just", "some", "any", "get", "got", "about", "s", "m", "ve", "don", "t"];

    public QuestionScenario? Draw(Dice dice)
    {
        var question = dice.Chance(0.1) ? About(dice) : dice.Pick(kitchen.Questions);
        var asked = question.Text;
        if (kitchen.Sayings.Paraphrases.TryGetValue(question.Text, out var others) && others.Count > 0 && dice.Chance(0.7))
            asked = dice.Pick(others);
        var keywords = Keywords(asked);
        if (keywords.Length == 0 || library.Search(keywords, Found).All(hit => hit.Title != question.Document))
            return null;
        var named = dice.Chance(0.1) ? $"{dice.Word()}.md" : null;
        var goal = asked == question.Text && dice.Chance(0.5)
            ? dice.Pick(kitchen.Sayings.Questions["question"]).Replace("{q}", asked.TrimEnd('?'), StringComparison.Ordinal)
            : asked;
        return new QuestionScenario
        {
            Goal = Phrases.Typed(dice, named is null ? goal : Phrases.Saved(dice, goal, named)), Question = question, Keywords = keywords, File = named ?? "answer.md",
        };
    }

    // What a thing is: its document begins with that.
    private Question About(Dice dice)
    {
        var document = dice.Pick([.. library.Documents.Where(d => d.Kind != "recipe")]);
        var first = Sentence().Match(document.Body).Value;
        return new(document.Title, dice.Pick(kitchen.Sayings.Questions["title"]).Replace("{title}", document.Title, StringComparison.Ordinal), first);
    }

    private static string Keywords(string asked)
        => string.Join(' ', Word().Matches(asked).Select(m => m.Value).Where(word => !Stop.Contains(word.ToLowerInvariant())).Distinct().Take(MostKeywords));

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^.*?[.!?](?=\s|$)", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
