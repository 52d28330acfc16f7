using Agent.Cli.Displays;
using Agent.Cli.Pages;

namespace Agent.Cli.Reports;

/// <summary>What a reader must know before believing the rest: damage, a line that was cut off, where the run came from.</summary>
internal static class Notices
{
    public static Html Of(RunRecord record, RunCommands command) => Html.Of(All(record, command));

    private static IEnumerable<Html> All(RunRecord record, RunCommands command)
    {
        var (journal, run) = (record.Journal, record.Run);
        if (journal.Fault is { } fault)
            yield return Html.Of($"""<p class="notice bad">The journal was changed or damaged. {fault.Message} This page tells what stands before it, {journal.Lines.Count} facts, and nothing after.</p>""");
        if (journal.Tail.Length > 0)
            yield return Html.Of($"""<p class="notice">The journal ends in a line that was cut off; its {Amounts.Bytes(journal.Tail.Length)} are left out.</p>""");
        if (journal.Fault is null && !run.IsOver && !record.GoesOn)
            yield return Html.Of($"""<p class="notice">Go on with it: <code>{command.Resume}</code></p>""");
        if (run.Header.Parent is { } parent)
            yield return Html.Of($"""<p class="notice">Forked from the run {parent.Run} after its first {parent.Facts} facts.</p>""");
        if (record.Steps.Any(step => step.Agrees == false))
            yield return Html.Of($"""<p class="notice bad">A request of this run is not the one that the facts before it make; the steps below say which. Compare: <code>{command.Replay}</code></p>""");
    }
}
