using Agent.Tools.Libraries;

namespace Agent.Tools.Menus;

/// <summary>A recipe of the library as a menu needs it.</summary>
/// <param name="Title">The recipe's title.</param>
/// <param name="Course">The course of a menu in which it is served.</param>
/// <param name="Labels">The occasions and meals that it is for; "quick" where it is.</param>
/// <param name="Ingredients">The lines of its ingredient list, without list marks.</param>
internal sealed record MenuDish(string Title, MenuCourse Course, IReadOnlyList<string> Labels, IReadOnlyList<string> Ingredients)
{
    private const string Mark = "- ";

    /// <summary>"roast lamb" of "roast lamb with thyme": of dishes that share it a menu needs one.</summary>
    public string Stem => Title.Split(" with ")[0];

    /// <summary>The recipes of a library that say in which course they are served.</summary>
    public static IReadOnlyList<MenuDish> In(Library library) =>
        [.. library.Documents.Where(document => document.Kind == "recipe").Select(Read).OfType<MenuDish>()];

    // A recipe's first line is such as "Main course, quick, for easter, dinner. Diet: ...".
    private static MenuDish? Read(LibraryDocument document)
    {
        var lines = document.Body.Split('\n');
        var said = lines[0].Split('.')[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (said.Length == 0 || MenuCourse.Of(said[0]) is not { } course)
            return null;
        var labels = said.Skip(1).Select(label => label.StartsWith("for ", StringComparison.Ordinal) ? label[4..] : label);
        return new(document.Title, course, [.. labels], [.. lines.Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line[Mark.Length..])]);
    }
}
