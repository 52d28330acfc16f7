using System.Text.Json;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Runs;

namespace Agent.Cli.Tests.Proofs;

/// <summary>What the journals of many runs say of the loop, counted from the facts alone.</summary>
internal sealed class RunFigures
{
    private readonly SortedDictionary<string, int> outcomes = [];
    private readonly List<string> faults = [];

    /// <summary>Everything that should not have happened, each in a sentence.</summary>
    public IReadOnlyList<string> Faults => faults;

    public int Runs { get; private set; }

    /// <summary>Replies of the model, of whatever kind.</summary>
    public int Replies { get; private set; }

    /// <summary>Replies that acted: they chose a tool and its arguments.</summary>
    public int Steps { get; private set; }

    /// <summary>Replies that did not fit their schema.</summary>
    public int Malformed { get; private set; }

    /// <summary>Runs that ended in no outcome, and calls that a tool met with an exception.</summary>
    public int Exceptions { get; private set; }

    public IReadOnlyDictionary<string, int> Outcomes => outcomes;

    public void Take(IReadOnlyList<Fact> facts, string told)
    {
        Runs++;
        var run = Run.Begin((RunStarted)facts[0]);
        foreach (var fact in facts.Skip(1))
        {
            Count(run, fact);
            run = run.Apply(fact);
        }
        if (run.Outcome is null)
            Exceptions += Fault(1, $"'{run.Goal}' (seed {run.Header.Seed}) ended in no outcome: {told}");
        else
            outcomes[Endings.Code(run.Outcome.Kind)] = outcomes.GetValueOrDefault(Endings.Code(run.Outcome.Kind)) + 1;
        Bounded(run, "steps", run.Spent.Steps, run.Header.Budget.Steps);
        Bounded(run, "prompt tokens", run.Spent.PromptTokens, run.Header.Budget.PromptTokens);
        Bounded(run, "generated tokens", run.Spent.GeneratedTokens, run.Header.Budget.GeneratedTokens);
        Bounded(run, "tool calls", run.Spent.ToolCalls, run.Header.Budget.ToolCalls);
        Bounded(run, "bytes written", run.Spent.BytesWritten, run.Header.Budget.BytesWritten);
    }

    public override string ToString()
        => $"{Runs} runs, {Replies} replies, {Steps} steps, {Malformed} malformed, {Exceptions} exceptions; outcomes: {string.Join(", ", outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}"))}";

    private void Count(Run run, Fact fact)
    {
        if (fact is ActionChosen)
            Steps++;
        // A refusal has a reason in snake case; what a tool did not foresee is kept under the exception's type.
        if (fact is ToolReturned { Observation: { Failure: { Length: > 0 } failure } observation } && char.IsUpper(failure[0]))
            Exceptions += Fault(1, $"'{run.Goal}' (seed {run.Header.Seed}): {observation.Text}");
        if (ExchangeOf(fact) is not { } exchange)
            return;
        Replies++;
        if (run.Next() is not Ask ask)
            Malformed += Fault(1, $"'{run.Goal}' (seed {run.Header.Seed}) has a reply that nobody asked for: {exchange.Reply}");
        else if (FaultOf(exchange.Reply, ask.Schema) is { } fault)
            Malformed += Fault(1, $"'{run.Goal}' (seed {run.Header.Seed}): {fault} {exchange.Reply}");
    }

    private void Bounded(Run run, string what, long spent, long allowed)
    {
        if (spent > allowed)
            Fault(0, $"'{run.Goal}' (seed {run.Header.Seed}) spent {spent} {what} of {allowed}.");
    }

    private int Fault(int count, string sentence)
    {
        faults.Add(sentence);
        return count;
    }

    private static string? FaultOf(string reply, string schema)
    {
        try
        {
            using var value = JsonDocument.Parse(reply);
            using var wanted = JsonDocument.Parse(schema);
            return SchemaCheck.FirstFault(value.RootElement, wanted.RootElement);
        }
        catch (JsonException broken)
        {
            return broken.Message;
        }
    }

    private static Exchange? ExchangeOf(Fact fact) => fact switch
    {
        BriefWritten brief => brief.Exchange,
        PlanWritten plan => plan.Exchange,
        ActionChosen action => action.Exchange,
        ReplyRejected rejected => rejected.Exchange,
        CritiqueWritten critique => critique.Exchange,
        _ => null,
    };
}
