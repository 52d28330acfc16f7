using System.Text;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>What a fact says to a person: no line, one, or a few.</summary>
public sealed class FactLines(bool verbose)
{
    // Less than this a clock is set back whenever it is put right.
    private static readonly TimeSpan OfNote = TimeSpan.FromSeconds(1);

    // A tool that babbles fills a screen or two, not the terminal.
    private const int MostLines = 100;

    private readonly Speed speed = new();
    private DateTimeOffset latest;

    public IEnumerable<ProgressLine> Of(Run run, Fact fact)
    {
        ArgumentNullException.ThrowIfNull(run);
        speed.Take(fact);
        IEnumerable<ProgressLine> lines = fact switch
        {
            RunStarted started => Started(started.Header),
            RunResumed resumed => Resumed(run, resumed),
            RunForked forked => Forked(forked),
            BriefWritten brief => Written(brief.Brief),
            PlanWritten plan => plan.Plan.Steps.Select((step, at) => Line(at == 0 ? "plan" : "", $"{at + 1} {step.Tool}: {step.Instruction}")),
            ActionChosen action => verbose ? [Line("thought", action.Thought, Tone.Dim)] : [],
            ReplyRejected rejected => [Line("rejected", rejected.Reason, Tone.Bad)],
            RequestOverflowed overflowed => [Line("full", $"the next request has {overflowed.Tokens} tokens and the model holds {overflowed.ContextLength}", Tone.Bad)],
            ReplyOverflowed overflowed => [Line("full", $"the shortest next reply has {overflowed.Tokens} tokens and the budget has {overflowed.Room} left", Tone.Bad)],
            CallRefused refused => [Line("denied", $"{CallText.Of(refused.Call)}: {refused.Decision.Reason}", Tone.Bad)],
            ToolReturned returned => Returned(returned),
            WorkChecked work => Checked(work.Findings),
            CritiqueWritten critique => [Judged(critique.Critique, run.IsRefuted)],
            AttemptAbandoned abandoned => [Line("again", $"with a new brief, since this attempt could not be mended: {abandoned.Reason}", Tone.Bad)],
            TranscriptCompacted => [new ProgressLine("compact", "the transcript was cut back to its head and a summary", Tone.Dim)],
            RunEnded ended => Ended(run, ended.Outcome),
            _ => [],
        };
        lines = latest - fact.At >= OfNote ? [.. lines, SetBack(latest - fact.At)] : [.. lines];
        latest = fact.At;
        return verbose && Speed.ExchangeOf(fact) is { } exchange ? [.. lines, Cost(exchange)] : lines;
    }

    private static IEnumerable<ProgressLine> Started(RunHeader header)
    {
        yield return Line("run", $"{header.Id}, seed {header.Seed}, agent {header.Build.Split('+')[0]}");
        foreach (var line in Model(header.Model))
            yield return line;
        yield return Line("goal", header.Goal);
        if (header.Meant is { } meant)
            yield return Line("read as", meant);
        if (header.Notes.Length > 0)
            yield return Line("notes", header.Notes, Tone.Dim);
    }

    private static ProgressLine SetBack(TimeSpan time)
        => Line("clock", $"was set back by {Amounts.Time(time)} since the latest fact; the order of the facts is their number", Tone.Bad);

    private static IEnumerable<ProgressLine> Model(ModelCard model)
    {
        yield return Line("model", $"{model.Name} ({model.Chosen}), sha256 {Start(model.Sha256)}, context {Amounts.Count(model.ContextLength)}");
        if (model.Adapter is { } adapter)
            yield return Line("adapter", FormattableString.Invariant($"{adapter.Name}, sha256 {Start(adapter.Sha256)}, scale {adapter.Scale}"));
    }

    private static IEnumerable<ProgressLine> Resumed(Run run, RunResumed resumed)
    {
        yield return Line("resumed", $"by agent {resumed.Build.Split('+')[0]}");
        if (resumed.Torn is { } torn)
            yield return Line("torn", $"a line of the journal was cut off; its {torn.Bytes} bytes are kept in blobs/{Start(torn.Sha256)}...");
        if (run.Next() is Settle settle)
            yield return Line("unknown", $"whether {CallText.Of(settle.Call)} took effect, so it is {(settle.Repeat ? "made again, which changes nothing if it did" : "not made again, and the model is told")}", Tone.Bad);
    }

    private static IEnumerable<ProgressLine> Forked(RunForked forked)
    {
        yield return Line("fork", $"of {forked.From.Run} after its first {forked.From.Facts} facts, seed {forked.Seed}, agent {forked.Build.Split('+')[0]}");
        foreach (var line in Model(forked.Model))
            yield return line;
        yield return Line("goal", forked.Goal);
    }

    private static IEnumerable<ProgressLine> Written(Brief brief)
    {
        yield return Line("brief", brief.WithinReach ? $"{brief.Role}: {brief.Subject}, to {brief.File}" : $"{brief.Role}: {brief.Subject}, out of reach");
        if (brief.Criteria.Count > 0)
            yield return Line("", $"done when: {string.Join("; ", brief.Criteria)}");
    }

    private IEnumerable<ProgressLine> Returned(ToolReturned returned)
    {
        var observation = returned.Observation;
        yield return observation.Failure is null
            ? Line("tool", $"{CallText.Of(returned.Call)}, gave {Amounts.Bytes(Encoding.UTF8.GetByteCount(observation.Text))}")
            : Line("tool", $"{CallText.Of(returned.Call)}, failed: {observation.Text}", Tone.Bad);
        if (!verbose)
            yield break;
        using var text = new StringReader(observation.Text);
        for (var shown = 0; shown < MostLines && text.ReadLine() is { } line; shown++)
            yield return Line("", line, Tone.Dim);
        if (text.ReadToEnd() is { Length: > 0 } more)
            yield return Line("", $"and {Amounts.Bytes(Encoding.UTF8.GetByteCount(more))} more; the whole of it: agent runs show RUN --output ndjson", Tone.Dim);
    }

    private static IEnumerable<ProgressLine> Checked(IReadOnlyList<Finding> findings)
    {
        var failed = findings.Where(finding => !finding.Passed).ToList();
        yield return findings.Count == 0
            ? Line("check", "no criterion that code can decide")
            : Line("check", $"{findings.Count - failed.Count} of {findings.Count} passed", failed.Count == 0 ? Tone.Good : Tone.Bad);
        foreach (var finding in failed)
            yield return Line("", finding.Text, Tone.Bad);
    }

    private static ProgressLine Judged(Critique critique, bool refuted) => (critique.IsMet, refuted) switch
    {
        (true, _) => Line("critique", "met", Tone.Good),
        (_, true) => Line("critique", $"refuted, since code has proved what it disputes: {critique.Fix}"),
        _ => Line("critique", $"not met: {critique.Fix}", Tone.Bad),
    };

    private IEnumerable<ProgressLine> Ended(Run run, Outcome outcome)
    {
        yield return Whole(outcome.IsMet ? "done" : "ended", outcome.Message, outcome.IsMet ? Tone.Good : Tone.Bad);
        if (outcome.Next.Length > 0)
            yield return Whole("next", outcome.Next);
        var rate = speed.TokensPerSecond is { } perSecond ? $" at {perSecond:0} a second" : "";
        yield return Line("spent", $"{run.Spent.Steps} steps, {run.Spent.ToolCalls} tool calls, {Amounts.Count(run.Spent.PromptTokens)} tokens read ({Amounts.Count(run.Spent.EvaluatedTokens)} evaluated), {Amounts.Count(run.Spent.GeneratedTokens)} written{rate}, {Amounts.Time(run.Spent.Time)}", Tone.Dim);
        if (run.Sources.Count > 0)
            yield return Line("sources", string.Join(", ", run.Sources), Tone.Dim);
    }

    private static ProgressLine Cost(Exchange exchange) => Line(
        "", $"{exchange.Purpose}: {exchange.PromptTokens} tokens read ({exchange.EvaluatedTokens} evaluated, {exchange.PromptMilliseconds:0} ms), {exchange.GeneratedTokens} written ({exchange.GenerationMilliseconds:0} ms)", Tone.Dim);

    // A model that babbles fills a line, not the screen.
    private static ProgressLine Line(string tag, string text, Tone tone = Tone.Plain) => new(tag, SafeText.Line(text, 240), tone);

    private static ProgressLine Whole(string tag, string text, Tone tone = Tone.Plain) => new(tag, SafeText.Line(text), tone);

    private static string Start(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
