namespace Agent.Tools.Texts;

/// <summary>The parts of a delivered text.</summary>
internal static class Markdown
{
    /// <summary>A line of the head, such as "- Serves: 4"; none where there is nothing to say.</summary>
    public static string[] Head(string name, string value) => value.Length > 0 ? [$"- {name}: {value}"] : [];

    /// <summary>A heading with its lines, between empty lines.</summary>
    public static string[] Section(string name, IEnumerable<string> lines) => ["", $"## {name}", "", .. lines];
}
