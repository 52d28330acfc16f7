using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Tools.Libraries;

/// <summary>The occasions that a goal names, of those that a library has a document on.</summary>
public sealed class StatedOccasions : IGoalReader
{
    private const string Kind = "Kind: occasion";
    private readonly IReadOnlyList<string> titles;
    private readonly int mostWords;

    private StatedOccasions(IReadOnlyList<string> titles)
    {
        this.titles = titles;
        mostWords = titles.Select(title => Words.Of(title).Count).Append(1).Max();
    }

    /// <summary>Reads the first lines of the markdown files in the folder itself; what lies deeper is no occasion.</summary>
    public static StatedOccasions In(string library) => new(
    [
        .. Directory.EnumerateFiles(library, "*.md").Select(file => File.ReadLines(file).Take(2).ToList())
            .Where(head => head.Count == 2 && head[1].Trim() == Kind)
            .Select(head => head[0].TrimStart('#', ' ')).Order(StringComparer.Ordinal),
    ]);

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        // Who has been married for forty years holds no wedding.
        var phrases = Phrases.Of(new(goal.Text.Replace("wedding anniversary", "anniversary", StringComparison.OrdinalIgnoreCase)), mostWords);
        return titles.Select(title => Names(title).Select(name => phrases.Where(phrase => Words.Of(phrase).SequenceEqual(Words.Of(name))).MinBy(phrase => phrase.Length)).OfType<string>().FirstOrDefault()).OfType<string>()
            .Select(said => new Criterion(CheckKind.Mentions, said));
    }

    // "On Valentine's" is on that day; "mother's" alone is no day.
    private static IEnumerable<string> Names(string title)
        => title.EndsWith(" day", StringComparison.Ordinal) && title.StartsWith("valentine", StringComparison.Ordinal) ? [title, title[..^4]] : [title];
}
