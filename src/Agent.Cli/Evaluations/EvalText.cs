using System.Globalization;
using System.Text;
using Agent.Cli.Displays;
using Agent.Core.Statistics;
using Agent.Evaluation.Results;

namespace Agent.Cli.Evaluations;

/// <summary>The figures of an evaluation as a person reads them in a terminal.</summary>
internal static class EvalText
{
    public static string Of(EvalResults results, Comparison? comparison)
    {
        var summary = new Summary(results.Results);
        var text = new StringBuilder();
        foreach (var line in Lines(results.Header, summary).Concat(comparison is null ? [] : Lines(comparison)).Concat(Failed(results.Results)))
            text.Append(SafeText.Line(line.ToString())).Append('\n');
        return text.ToString();
    }

    public static string Share(double share) => Text($"{share * 100:0.0} %");

    /// <summary>So many of so many, the share, and where the true one may lie.</summary>
    public static string Whole(Proportion part) => Text($"{part.Successes} of {part.Trials}, {Share(part.Rate)} (95 % interval {part.Interval.Low * 100:0.0} to {part.Interval.High * 100:0.0})");

    public static string Average(Summary summary) => Text($"{Share(summary.Average.Rate)} over the seeds (95 % interval {summary.Average.Low * 100:0.0} to {summary.Average.High * 100:0.0}, by goals)");

    public static string PassHat(Summary summary) => string.Join(", ", summary.PassHat.Select((share, i) => $"{i + 1}: {Share(share)}"));

    public static string Claims(Summary summary) => $"of {summary.Claims.Trials} runs that said 'met', {summary.Claims.Successes} hold, {Share(summary.Claims.Rate)}";

    public static string Briefs(Summary summary)
        => $"{summary.Briefs.Covering.Successes} of {summary.Results.Count} ask for all that the goal asks for; of those, {summary.Briefs.Passed.Successes} pass, {Share(summary.Briefs.Passed.Rate)}";

    public static string Actions(Summary summary)
        => $"{Share(summary.Valid.Rate)} of the replies well formed, {Share(summary.Forgetful.Rate)} briefs that forget words of the goal, {Share(summary.Wasted.Rate)} wasted; {Share(summary.Repeated.Rate)} of the calls repeated";

    public static string Cost(Summary summary) => Text(
        $"{summary.Mean(c => c.Steps):0.0} steps, {summary.Mean(c => c.PromptTokens):0} tokens read ({summary.Mean(c => c.EvaluatedTokens):0} evaluated), {summary.Mean(c => c.GeneratedTokens):0} written, {summary.Mean(c => c.Seconds):0.00} s a run");

    private static IEnumerable<ProgressLine> Lines(EvalHeader header, Summary summary)
    {
        yield return new("suite", $"{header.Suite}, {summary.Results.Select(result => result.Name).Distinct().Count()} goals, {(summary.Seeds.Count == 1 ? $"seed {summary.Seeds[0]}" : $"{summary.Seeds.Count} seeds")}{(header.Without.Count > 0 ? $", without {string.Join(" and ", header.Without)}" : "")}");
        yield return new("model", $"{header.Model}, sha256 {Start(header.Sha256)}");
        if (header.Adapter is { } adapter)
            yield return new("adapter", Text($"{adapter.Name}, sha256 {Start(adapter.Sha256)}, scale {adapter.Scale}"));
        yield return new("success", Whole(summary.Success));
        if (summary.Seeds.Count > 1)
        {
            yield return new("seeds", string.Join(", ", summary.BySeed.Select(one => $"{one.Seed}: {Share(one.Success.Rate)}")));
            yield return new("average", Average(summary));
            yield return new("pass^k", PassHat(summary));
        }
        yield return new("claims", Claims(summary));
        yield return new("briefs", Briefs(summary));
        yield return new("actions", Actions(summary));
        yield return new("cost", Cost(summary));
        if (summary.Revisions.All > 0)
            yield return new("critique", $"sent back {summary.Revisions.All} drafts: {summary.Revisions.Mended} mended, {summary.Revisions.Spoiled} spoiled");
        if (summary.Reasons.Count > 0)
            yield return new("reasons", string.Join(", ", summary.Reasons.Select(reason => $"{reason.Runs} {reason.Check}")));
    }

    private static IEnumerable<ProgressLine> Lines(Comparison comparison)
    {
        yield return new("before", Whole(comparison.Before));
        yield return new("now", $"{Whole(comparison.Now)}, of the same runs");
        yield return new("change", Text($"{comparison.Gained.Count} gained, {comparison.Lost.Count} lost; by chance with p = {comparison.PValue:0.####}"));
        foreach (var lost in comparison.Lost)
            yield return new("lost", $"{lost.Name}, seed {lost.Seed}: {lost.Faults[0].Text}");
    }

    private static IEnumerable<ProgressLine> Failed(IEnumerable<GoalResult> results)
        => results.Where(result => !result.Passed).Select(result => new ProgressLine("failed", $"{result.Name}, seed {result.Seed}: {string.Join(" ", result.Faults.Select(fault => fault.Text))}"));

    private static string Start(string hash) => hash[..Math.Min(12, hash.Length)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
