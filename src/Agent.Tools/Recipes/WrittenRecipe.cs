using static Agent.Tools.Texts.Markdown;

namespace Agent.Tools.Recipes;

/// <summary>A recipe in the form in which it is delivered.</summary>
/// <param name="Title">Begins with a capital.</param>
/// <param name="Occasion">What it is for; empty if nothing is said of it.</param>
/// <param name="Diet">The diets it keeps, separated by commas; empty if none was asked for.</param>
/// <param name="Serves">How many it serves.</param>
/// <param name="Time">Such as "40 minutes"; empty if it is not known.</param>
/// <param name="Ingredients">Lines without a list mark.</param>
/// <param name="Steps">In their order, without numbers.</param>
/// <param name="Safety">What has to be known for safety; empty if there is nothing.</param>
/// <param name="Source">The title of the document it was taken from.</param>
public sealed record WrittenRecipe(
    string Title, string Occasion, string Diet, string Serves, string Time, IReadOnlyList<string> Ingredients, IReadOnlyList<string> Steps, string Safety, string Source)
{
    /// <summary>As markdown, with a line end behind the last line.</summary>
    public string Text
    {
        get
        {
            List<string> lines = [$"# {Title}", "", .. Head("Occasion", Occasion), .. Head("Diet", Diet), .. Head("Serves", Serves), .. Head("Time", Time)];
            lines.AddRange(Section("Ingredients", Ingredients.Select(line => $"- {line}")));
            lines.AddRange(Section("Steps", Steps.Select((step, i) => $"{i + 1}. {step}")));
            if (Safety.Length > 0)
                lines.AddRange(Section("Food safety", [$"- {Safety}"]));
            lines.AddRange([.. Section("Sources", [$"- {Source}"]), ""]);
            return string.Join('\n', lines);
        }
    }
}
