using static Agent.Tools.Texts.Markdown;

namespace Agent.Tools.Menus;

/// <summary>A menu in the form in which it is delivered.</summary>
/// <param name="Title">Begins with a capital.</param>
/// <param name="Occasion">What it is for; empty if nothing is said of it.</param>
/// <param name="Diet">The diets it keeps, separated by commas; empty if none was asked for.</param>
/// <param name="Serves">How many it serves.</param>
/// <param name="Courses">The courses in their order, each with its dish: "Starter: leek soup".</param>
/// <param name="Sources">The titles of the documents that the dishes were taken from.</param>
internal sealed record WrittenMenu(string Title, string Occasion, string Diet, string Serves, IReadOnlyList<string> Courses, IReadOnlyList<string> Sources)
{
    private const string Word = "menu";

    /// <summary>As markdown, with a line end behind the last line.</summary>
    public string Text
    {
        get
        {
            List<string> lines = [$"# {Title}", "", .. Head("Occasion", Occasion), .. Head("Diet", Diet), .. Head("Serves", Serves)];
            lines.AddRange(Section("Courses", Courses.Select(course => $"- {course}")));
            lines.AddRange([.. Section("Sources", Sources.Select(source => $"- {source}")), ""]);
            return string.Join('\n', lines);
        }
    }

    /// <summary>"Easter lunch menu" of what it is about.</summary>
    public static string TitleOf(string about)
    {
        var title = about.Contains(Word, StringComparison.OrdinalIgnoreCase) ? about : $"{about} {Word}".Trim();
        return char.ToUpperInvariant(title[0]) + title[1..];
    }
}
