using System.Globalization;
using System.Text;

namespace Agent.Evaluation.Datasets;

/// <summary>Says in Markdown what a dataset holds, where it comes from, and what was left out and masked.</summary>
public static class DatasetCard
{
    public static string Of(Dataset dataset, string name, string build)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var filter = dataset.Filter;
        var card = new StringBuilder($"# {name}\n\nConversations of runs, made by `agent dataset` of agent {build} from the journals of {dataset.Runs} runs, of which {dataset.Taken} were taken.\n\n");
        Table(card, "| file | conversations | replies learned | characters learned | SHA-256 |\n|---|---|---|---|---|", dataset.Parts.Values.Select(part =>
            $"`{Path.GetFileName(part.Path)}` | {part.Conversations} | {part.Replies} | {part.Characters} | `{part.Sha256}`"));
        card.Append("## Format\n\n").Append(dataset.Format switch
        {
            SampleFormat.ShareGpt => "A conversation a line: `conversations` of `from` (system, human, gpt, tool), `value` and `weight`. Loss is on messages of weight 1.",
            SampleFormat.Completion => "A reply a line: the messages before it as `prompt`, the reply as `completion`. Loss is on the completion.",
            _ => "A conversation a line: `messages` of `role` (system, user, assistant, tool), `content` and `weight`. Loss is on messages of weight 1.",
        }).Append("\nEvery reply is compact JSON under the schema that it was bound to. A reply carries no loss when its call failed or was made before, or when what it wrote was found wrong.\n\n");
        card.Append("## Filter\n\n");
        Line(card, "ended", string.Join(", ", filter.Outcomes));
        Line(card, "goal", filter.Goal);
        Line(card, "model", filter.Model);
        Line(card, "passed by an evaluation", filter.Passed is { } passed ? $"{passed.Count} runs" : null);
        Line(card, "kept unseen", filter.Unseen is { } unseen ? $"{unseen.Count} goals of suites" : null);
        Line(card, "conversations of one goal", filter.PerGoal?.ToString(CultureInfo.InvariantCulture));
        Line(card, "notes of the user", filter.WithNotes ? "taken" : "left out");
        Line(card, "split by the goal's words", $"{dataset.Split.Train} : {dataset.Split.Valid} : {dataset.Split.Test}");
        card.Append('\n');
        Section(card, "Models", "runs", dataset.Models);
        Section(card, "Left out", "runs", dataset.Left);
        Section(card, "Masked", "texts", dataset.Masked);
        return card.Append($"Conversations that another run had word for word: {dataset.Repeated}. Masking finds keys, tokens, passwords, e-mail and internet addresses, phone, card and account numbers, and names in paths by their form; it does not know names of people. Read a dataset before you give it away.\n").ToString();
    }

    private static void Section(StringBuilder card, string title, string unit, IReadOnlyDictionary<string, int> counts)
    {
        if (counts.Count > 0)
            Table(card.Append($"## {title}\n\n"), $"| | {unit} |\n|---|---|", counts.Select(one => $"{one.Key} | {one.Value}"));
    }

    private static void Table(StringBuilder card, string head, IEnumerable<string> rows)
        => card.Append(head).Append('\n').Append(string.Concat(rows.Select(row => $"| {row} |\n"))).Append('\n');

    private static void Line(StringBuilder card, string name, string? value)
    {
        if (value is not null)
            card.Append($"- {name}: {value}\n");
    }
}
