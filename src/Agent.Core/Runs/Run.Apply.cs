using System.Diagnostics;
using System.Text;
using Agent.Core.Budgets;
using Agent.Core.Journals;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

public sealed partial record Run
{
    /// <summary>The run after one more fact.</summary>
    public Run Apply(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var next = fact switch
        {
            RunResumed => this with { EffectUnknown = InFlight is not null, Outcome = IsOver ? Outcome : null },
            RunForked forked => Forked(forked),
            BriefWritten brief => Said(brief.Completed ? brief.Exchange with { Reply = brief.Brief.ToJson() } : brief.Exchange) with { Brief = brief.Brief },
            PlanWritten plan => Said(plan.Completed ? plan.Exchange with { Reply = plan.Plan.ToJson() } : plan.Exchange) with { Plan = plan.Plan, StepsDone = 0, StepFailed = false, InDoubt = false, Repetition = Repetition.Planned() },
            ActionChosen action => Chose(action),
            ReplyRejected rejected => Paid(rejected.Exchange) with { Rejected = rejected.Reason, Rejections = Rejections + 1 },
            RequestOverflowed overflowed => this with { Overflow = overflowed },
            ReplyOverflowed overflowed => this with { Cramped = overflowed },
            CallRefused refused => Observed(refused.Call, new Observation(refused.Decision.Reason, new Label("policy", Integrity.Trusted, Confidentiality.Public)) { Failure = refused.Decision.Rule }),
            ToolCalled called => this with { Chosen = null, InFlight = called.Call, Spent = Spent with { ToolCalls = Spent.ToolCalls + 1, BytesWritten = Spent.BytesWritten + Written(called.Call) } },
            ToolReturned returned => Observed(returned.Call, returned.Observation),
            WorkChecked work => this with { Checked = work, Critique = null },
            CritiqueWritten critique => Paid(critique.Exchange) with { Critique = critique.Critique, Rejected = null, Rejections = 0 },
            AttemptAbandoned => Again(),
            TranscriptCompacted compacted => this with { Transcript = Transcript.Head(4).Add(new Turn(Speaker.User, compacted.Summary)), Held = 0, Overflow = null },
            RunEnded ended => this with { Outcome = ended.Outcome },
            _ => throw new UnreachableException($"No rule folds the fact {fact.GetType().Name}."),
        };
        return next with { Latest = fact.At, Spent = next.Spent with { Time = Spent.Time + Worked(fact) } };
    }

    // While nobody worked on the run, and when the clock was set back, no time of the budget is spent.
    private TimeSpan Worked(Fact fact) => fact is RunResumed or RunForked || fact.At < Latest ? TimeSpan.Zero : fact.At - Latest;

    private Run Again() => this with
    {
        Brief = null, Plan = null, StepsDone = 0, StepFailed = false, InDoubt = false, Transcript = Transcript.Empty, Held = 0,
        Checked = null, Critique = null, Revisions = 0, Abandoned = Abandoned + 1, Repetition = new(), Calls = [],
        Choices = Choices.RemoveRange(Choices.Keys.Where(choice => EffectOf(choice) is not (Effect.ReadLibrary or Effect.ReadWorkspace))),
    };

    private Run Chose(ActionChosen action)
    {
        var said = Said(action.Exchange) with { Chosen = action.Call };
        return action.Exchange.Purpose switch
        {
            nameof(Purpose.Revise) => said with { Revisions = Revisions + 1, Checked = null, Critique = null },
            nameof(Purpose.HandOver) => said with { HandingOver = Header.Budget.Reached(Spent) ?? new Limit("steps", "", ""), Checked = null },
            _ when action.Call.Tool == Tools.Tool.StepDone.Name => said with { Chosen = null, StepsDone = StepsDone + 1, StepFailed = false, InDoubt = false, Repetition = Repetition.StepDone() },
            _ => said,
        };
    }

    // Only what was accepted becomes part of the transcript.
    private Run Said(Exchange exchange) => Paid(exchange) with
    {
        Transcript = Transcript.Add(new Turn(Speaker.User, exchange.Prompt)).Add(new Turn(Speaker.Model, exchange.Reply)),
        Rejected = null,
        Rejections = 0,
    };

    private Run Paid(Exchange exchange) => this with
    {
        Held = exchange.PromptTokens + exchange.GeneratedTokens,
        Spent = Spent with
        {
            Steps = Spent.Steps + 1,
            PromptTokens = Spent.PromptTokens + exchange.PromptTokens,
            EvaluatedTokens = Spent.EvaluatedTokens + exchange.EvaluatedTokens,
            GeneratedTokens = Spent.GeneratedTokens + exchange.GeneratedTokens,
        },
    };

    private Run Observed(ToolCall call, Observation observation)
    {
        var repetition = Repetition.After(call, observation);
        var again = repetition.CountOf(call, observation) == 2 ? "\nThis call was made before with the same result." : "";
        var inStep = StepsDone < (Plan?.Steps.Count ?? 0) && Plan!.Steps[StepsDone].Tool == call.Tool && Checked is null && HandingOver is null;
        var done = observation.Failure is null && inStep;
        return this with
        {
            Chosen = null,
            InFlight = null,
            EffectUnknown = false,
            Transcript = Transcript.Add(new Turn(Speaker.Tool, observation.Rendered + again), Aside(observation)),
            Seen = Seen.Join(observation.Label),
            Choices = observation.Failure is null ? Choices.SetItems(Merged(observation.Choices ?? new Dictionary<string, IReadOnlyList<string>>())) : Choices.SetItems(Left(call)),
            Sources = Sources.And(observation.Used ?? []),
            Calls = observation.Failure is null && Writes(call) ? Calls.Add(call) : Calls,
            Query = call.Text("query") ?? Query,
            StepsDone = done ? StepsDone + 1 : StepsDone,
            StepFailed = observation.Failure is not null,
            InDoubt = !done && (InDoubt || (inStep && observation.Failure == Observation.UnknownEffect)),
            Repetition = done ? repetition.StepDone() : repetition,
        };
    }

    // What could not be read is not offered again while there is something else.
    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Left(ToolCall call)
        => EffectOf(call.Tool) != Effect.ReadLibrary ? [] : Choices
            .Where(choice => choice.Key.StartsWith($"{call.Tool}.", StringComparison.Ordinal) && choice.Value.Count > 1 && call.Text(choice.Key[(call.Tool.Length + 1)..]) is { } refused && choice.Value.Contains(refused))
            .Select(choice => KeyValuePair.Create<string, IReadOnlyList<string>>(choice.Key, OrderedNames.None.And(choice.Value.Where(value => value != call.Text(choice.Key[(call.Tool.Length + 1)..])))));

    // Of what a list is told whole, nothing of before is left to be mixed with it.
    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Merged(IReadOnlyDictionary<string, IReadOnlyList<string>> choices)
    {
        var whole = choices.Keys.Where(choice => choice.EndsWith("[]", StringComparison.Ordinal)).Select(ToolOf).ToHashSet();
        return choices.Select(choice => KeyValuePair.Create<string, IReadOnlyList<string>>(
            choice.Key, (whole.Contains(ToolOf(choice.Key)) ? OrderedNames.None : Choices.GetValueOrDefault(choice.Key) as OrderedNames ?? OrderedNames.None).And(choice.Value)));
    }

    private static string ToolOf(string choice) => choice.Split('.')[0];

    private static string Aside(Observation observation) => string.Join(
        '\n', (observation.Choices ?? new Dictionary<string, IReadOnlyList<string>>()).Select(choice => $"{choice.Key}: {string.Join(", ", choice.Value)}").Concat(observation.Used ?? []));

    private long Written(ToolCall call)
        => Writes(call)
            ? Encoding.UTF8.GetByteCount(call.Arguments.GetRawText())
            : 0;

    private bool Writes(ToolCall call) => Tool(call)?.Effect is Effect.WriteWorkspace or Effect.Memory;
}
