using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Tools;
using Agent.Tools.Tables;
using Agent.Tools.Texts;

namespace Agent.Tools.Chores;

/// <summary>Proves that a chore's own tools made the file and that it looks like their work: sorted lines are in order, a number is one, and what was found is in every line.</summary>
public sealed class ChoreCheck : ICriterionCheck
{
    public IEnumerable<Finding> Check(Criterion criterion, Work work)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(work);
        if (criterion.Check != CheckKind.Made || work is not { Chore: { } chore, Text: { } text })
            return [];
        var wrong = Unmade(chore, work) ?? Unlike(work.Calls[^1], text) ?? "";
        return [new Finding(criterion, wrong.Length == 0, wrong)];
    }

    private static string? Unmade(Chore chore, Work work)
    {
        var done = work.Calls.Select(call => call.Tool).ToList();
        if (chore.Steps == chore.Tools.Count && chore.Tools.FirstOrDefault(tool => tool is not ("read_file" or "list_files") && !done.Contains(tool)) is { } missing)
            return $"No call of '{missing}' succeeded, and the goal asks for its work.";
        return work.Calls.LastOrDefault(call => call.Tool == "remember" || (call.Text("to") ?? call.Text("path")) == work.Brief.File) switch
        {
            null => $"No tool wrote '{work.Brief.File}' in this run.",
            { } last when chore.Steps == 0 && last.Tool != chore.Tools[^1] => $"'{work.Brief.File}' was written by '{last.Tool}', and the last work that the goal asks for is that of '{chore.Tools[^1]}'.",
            { } last when !chore.Tools.Contains(last.Tool) => $"'{work.Brief.File}' was written by '{last.Tool}', and the goal asks for {string.Join(" and ", chore.Tools)}.",
            _ => null,
        };
    }

    private static string? Unlike(ToolCall last, string text)
    {
        var lines = TextLines.Of(text).Lines;
        return last.Tool switch
        {
            "sort_lines" when !Cells.Sorted(lines, SortOrders.IsDescending(last.Text("order") ?? ""), times: false).SequenceEqual(Enumerable.Range(0, lines.Count)) => "The lines are not in order.",
            "count_lines" or "total" or "count_words" or "count_rows" when Cells.Number(text.Trim()) is null => "The file does not hold one number.",
            "unique_lines" when lines.Where(line => !string.IsNullOrWhiteSpace(line)).GroupBy(line => line.TrimEnd()).FirstOrDefault(same => same.Count() > 1) is { } twice => $"'{twice.Key}' stands there twice.",
            "drop_lines" when last.Text("text") is { } dropped && lines.Skip(1).Any(line => WholeWords.Stand(line, dropped)) => $"A line still holds '{dropped}'.",
            "replace_text" when last.Text("text") is { } old && last.Text("with") is { } other && !WholeWords.Stand(other, old) && WholeWords.Stand(text, old) => $"'{old}' still stands there.",
            "find_lines" when last.Text("text") is { } sought && lines.Any(line => !line.Contains(sought, StringComparison.OrdinalIgnoreCase)) => $"A line does not hold '{sought}'.",
            _ => null,
        };
    }
}
