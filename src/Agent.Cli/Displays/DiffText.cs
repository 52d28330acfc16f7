using Agent.Cli.Errors;
using Agent.Core.Comparisons;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>The difference of two runs as a person reads it: a minus before what only the first has, a plus before what only the second has.</summary>
public static class DiffText
{
    private const int MostMembers = 12;
    private const int MostLines = 60;

    public static IEnumerable<string> Of(RunDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return [.. Heads(diff), .. Given(diff.Given), .. Parted(diff.Parting), .. Prompt(diff.Prompt), .. Part("brief", diff.Brief), .. Part("plan", diff.Plan), .. Part("actions", diff.Actions), .. Part("result", diff.Result), .. Ends(diff)];
    }

    private static IEnumerable<string> Heads(RunDiff diff)
    {
        yield return $"--- {diff.First.Header.Id}  {SafeText.Line(diff.First.Header.Goal, 80)}";
        yield return $"+++ {diff.Second.Header.Id}  {SafeText.Line(diff.Second.Header.Goal, 80)}";
    }

    private static IEnumerable<string> Given(IReadOnlyList<MemberDifference> given)
        => given.Take(MostMembers).Select((one, at) => Line(at == 0 ? "given" : "", Member(one with { At = one.At.Replace("/header/", "", StringComparison.Ordinal) })));

    private static IEnumerable<string> Parted(Parting? parting)
    {
        if (parting is null)
        {
            yield return Line("facts", "the same");
            yield break;
        }
        yield return Line("part at", $"{Place(parting.FirstNumber, parting.First)} | {Place(parting.SecondNumber, parting.Second)}, after {parting.Shared} that are the same");
        foreach (var member in parting.Differences.Take(MostMembers))
            yield return Line("", parting.First is null || parting.Second is null ? SafeText.Line(member.First ?? member.Second ?? "", 160) : Member(member));
    }

    private static IEnumerable<string> Prompt(PromptDiff? prompt)
        => prompt is null ? [Line("prompts", "the same")] : Part("prompts", prompt.Lines, $"request {prompt.Request}, {prompt.Purpose}, is the first that differs");

    private static IEnumerable<string> Part(string name, IReadOnlyList<DiffLine> lines, string? title = null)
    {
        var changed = lines.Count(line => line.Side != Side.Both);
        if (changed == 0)
            return [Line(name, lines.Count == 0 ? "none" : "the same")];
        var shown = lines.Where(line => line.Side != Side.Both).Take(MostLines).Select(line => $"{(line.Side == Side.First ? '-' : '+')} {SafeText.Line(line.Text, 200)}");
        return [Line(name, title ?? $"{lines.Count(line => line.Side == Side.First)} gone, {lines.Count(line => line.Side == Side.Second)} new"), .. shown, .. changed > MostLines ? [$"  and {changed - MostLines} more"] : Array.Empty<string>()];
    }

    private static IEnumerable<string> Ends(RunDiff diff)
    {
        yield return Line("outcome", $"{Outcome(diff.First)} | {Outcome(diff.Second)}");
        yield return Line("cost", $"{Cost(diff.First)} | {Cost(diff.Second)}");
    }

    internal static string Outcome(Run run) => run.Outcome is { } outcome ? Endings.Code(outcome.Kind) : "interrupted";

    private static string Cost(Run run)
        => $"{run.Spent.Steps} steps, {run.Spent.ToolCalls} calls, {Amounts.Count(run.Spent.PromptTokens)} tokens read, {Amounts.Count(run.Spent.GeneratedTokens)} written, {Amounts.Time(run.Spent.Time)}";

    private static string Place(int? number, Fact? fact) => fact is null ? "the end" : $"fact {number} {FactKind.Of(fact)}";

    private static string Member(MemberDifference member) => $"{member.At}: {Value(member.First)} | {Value(member.Second)}";

    private static string Value(string? json) => json is null ? "nothing" : SafeText.Line(json, 100);

    private static string Line(string tag, string text) => new ProgressLine(tag, text).ToString();
}
