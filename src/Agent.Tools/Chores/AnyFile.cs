using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores;

/// <summary>"Write the word 'Oslo' to a .txt file": one text for a file whose name is left open.</summary>
internal static partial class AnyFile
{
    public static Chore? Written(Goal goal)
    {
        if (Phrases.FilesOf(goal).Count > 0 || Phrases.QuotedOf(goal) is not [var text] || Asked().Match(goal.Text) is not { Success: true } asked)
            return null;
        var ending = asked.Groups["ending"].Value.ToLowerInvariant() is "md" or "markdown" ? "md" : "txt";
        var file = $"note.{ending}";
        return new() { Tools = ["write_file"], Steps = 1, File = file, Texts = [text], Choices = StatedChore.Paths(("write_file.path", file)) };
    }

    [GeneratedRegex(@"\b(?:an?|any|some|one) (?:new )?\.?(?<ending>txt|text|md|markdown)[- ]?file\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();
}
