using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Policies;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

public sealed partial record Run
{
    /// <summary>The one move that the facts so far call for, or null when the run is over.</summary>
    public Move? Next() => this switch
    {
        { Outcome: not null } => null,
        { InFlight: { } call, EffectUnknown: true } => new Settle(call, Tool(call)?.Idempotent ?? false),
        { InFlight: { } call } => new Carry(call),
        { Chosen: { } call } when call.Tool == Tools.Tool.GiveUp.Name => new End(GaveUp(call)),
        { Chosen: { } call } => Decide(call),
        { Repetition.IsStuck: true } => new End(Stuck()),
        { Rejections: >= MostRejections } => new End(Unusable()),
        { Overflow: not null, Transcript.Count: > 5 } => new Compact(Done()),
        { Overflow: { } overflow } => new End(TooLong(overflow)),
        { Cramped: { } reply } => new End(OutOfBudget(new Limit("generated tokens", $"{Header.Budget.GeneratedTokens}", $"{Spent.GeneratedTokens}, and the next reply takes {reply.Tokens}"))),
        { HandingOver: not null, Checked: null } => new CheckWork(Brief!),
        { HandingOver: { } limit } => new End(OutOfBudget(limit)),
        _ when Header.Budget.Reached(Spent) is { } limit => LastTurn(limit),
        { Brief: null } => AskBrief(),
        { Repetition.Replan: { } reason } => AskPlan("replan", ("reason", reason)),
        { Plan: null } => AskPlan("plan"),
        _ when Held > Header.Model.ContextLength * 3L / 4 && Transcript.Count > 5 => new Compact(Done()),
        _ when StepsDone < Plan.Steps.Count => AskAct(),
        { Brief.WithinReach: false } => new End(BeyondReach()),
        { Checked: null } => new CheckWork(Brief),
        { Checked: { } work } when work.Findings.Any(f => !f.Passed) => Mend([.. work.Findings.Where(f => !f.Passed).Select(f => f.Text)]),
        { Critique: null } => AskCritique(),
        { Critique: { IsMet: false } critique, IsRefuted: false } => Mend([critique.Fix.Length > 0 ? critique.Fix : Differences(critique)]),
        _ => new End(Met()),
    };

    private Move Decide(ToolCall call)
    {
        var decision = Spent.BytesWritten + Written(call) > Header.Budget.BytesWritten
            ? Decision.Deny("budget", $"The run may write {Header.Budget.BytesWritten} bytes and has written {Spent.BytesWritten}, so this would be too much.")
            : Policy.Decide(Tool(call), call, Seen, Header.Grant);
        return decision.Allowed ? new Announce(call, decision) : new Refuse(call, decision);
    }

    // Trial and error: mend it, then begin again with another brief, then say honestly that it failed.
    private Move Mend(IReadOnlyList<string> findings) => this switch
    {
        // What tools are to make is not mended by hand.
        { Revisions: < MostRevisions } when Header.Chore is null || Header.Chore.Tools.Contains("write_file") => AskRevise(findings),
        { Abandoned: < MostAttempts - 1 } => new StartOver(string.Join(" ", findings)),
        _ => new End(NotMet(findings)),
    };

    // The reserved turn writes what there is; a run that has no brief, or has written its file, has nothing to add.
    private Move LastTurn(Limit limit) => this switch
    {
        { Brief: { WithinReach: true, File.Length: > 0 }, Checked: null } when !HasWritten && Spent.Steps < Header.Budget.Steps && Header.Budget.Room(Spent, last: true) >= Budget.LeastReply => AskHandOver(limit),
        { Brief.File.Length: > 0, Checked: null } => new CheckWork(Brief),
        _ => new End(OutOfBudget(limit)),
    };

    private bool HasWritten => Choices.TryGetValue("read_file.path", out var files) && files.Contains(Brief?.File);

    private Tool? Tool(ToolCall call) => Header.Tools.FirstOrDefault(tool => tool.Name == call.Tool);

    private static string Differences(Critique critique)
        => string.Join(" ", critique.Compare.Where(c => c.Same != "yes").Select(c => $"Asked: {c.Criterion}; found: {c.Found}."));
}
