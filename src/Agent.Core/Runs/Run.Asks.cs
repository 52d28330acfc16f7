using System.Collections.Immutable;
using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Plans;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

public sealed partial record Run
{
    private Ask AskBrief() => Ask(Purpose.Brief, "brief", ReplySchemas.Brief(Goal),
        ("goal", Goal.Text),
        ("notes", Header.Notes.Length == 0 ? "" : $"Known of the user: {Header.Notes.ReplaceLineEndings(" ")}\n"));

    private Ask AskPlan(string prompt, params (string, string)[] variables)
        => Ask(Purpose.Plan, prompt, ReplySchemas.Plan(Allowed), variables);

    private Ask AskAct()
    {
        var step = Plan!.Steps[StepsDone];
        var open = Header.Tools.Any(t => t.Name == step.Tool && t.Effect == Effect.ReadLibrary && t.Parameters.Any(p => KnownChoices().ContainsKey($"{t.Name}.{p.Name}")));
        var ask = Ask(Purpose.Act, "act", ReplySchemas.Action(Offered(step), KnownChoices()),
            ("number", $"{StepsDone + 1}"), ("count", $"{Plan.Steps.Count}"), ("tool", step.Tool), ("instruction", step.Instruction));
        return open ? ask with { Sampling = Drawn(Purpose.Act, open) } : ask;
    }

    private Ask AskRevise(IReadOnlyList<string> findings) => Ask(Purpose.Revise, "revise", Rewriting(),
        ("findings", string.Join('\n', findings.Select(f => $"- {f}"))), ("file", Brief!.File));

    private Ask AskCritique() => Ask(Purpose.Critique, "critique", ReplySchemas.Critique,
        ("file", Brief!.File), ("goal", Goal.Text));

    private Ask AskHandOver(Limit limit) => Ask(Purpose.HandOver, "handover", Rewriting(),
        ("limit", limit.ToString()), ("file", Brief!.File));

    // A brief is drawn anew without a word on the rejected one: a small model copies such a word into its next brief.
    private Ask Ask(Purpose purpose, string prompt, string schema, params (string Name, string Value)[] variables) => new(
        purpose, prompt, variables.ToDictionary(v => v.Name, v => v.Value), schema,
        Drawn(purpose), purpose == Purpose.Brief ? null : Rejected);

    // No reply is longer than what the budget has left for it.
    private Sampling Drawn(Purpose purpose, bool open = false)
        => Sampling.For(purpose, Header.Seed, Spent.Steps, Rejections + Abandoned, open).Within(Header.Budget.Room(Spent, last: purpose == Purpose.HandOver));

    // A goal out of reach may be looked into, and nothing may be written in its name.
    private IReadOnlyList<Tool> Allowed => Brief!.WithinReach
        ? [.. Header.Tools.Where(t => t.Name != Tools.Tool.GiveUp.Name)]
        : [.. Header.Tools.Where(t => t.Effect is Effect.Pure or Effect.ReadLibrary or Effect.ReadWorkspace)];

    // One tool while all goes well; the others of the run only after that tool failed.
    private IReadOnlyList<Tool> Offered(PlanStep step)
    {
        var planned = Allowed.Where(t => t.Name == step.Tool && !Repetition.Withdrawn.Contains(t.Name)).ToList();
        if (planned.Count == 1 && !StepFailed)
            return planned;
        var others = Allowed.Where(t => t.Name != step.Tool && !Repetition.Withdrawn.Contains(t.Name) && t.Name != Tools.Tool.GiveUp.Name);
        return [.. planned, .. others, Tools.Tool.GiveUp];
    }

    private string Rewriting()
    {
        var write = Header.Tools.Where(t => t.Name == "write_file").ToList();
        return ReplySchemas.Action(write, KnownChoices().SetItem("write_file.path", [Brief!.File]));
    }

    // A write goes to a file that the brief or the goal names; a read to a file that is known or named.
    private ImmutableDictionary<string, IReadOnlyList<string>> KnownChoices()
    {
        var named = Phrases.FilesOf(Goal);
        string[] written = [.. new[] { Brief!.File }.Where(f => f.Length > 0).Union(named)];
        var known = Choices.GetValueOrDefault("read_file.path", []);
        return Choices
            .SetItem("write_file.path", written)
            .SetItem("append_file.path", written)
            .SetItem("read_file.path", [.. named.Union(known)])
            .SetItems(Unread());
    }

    // What an abandoned attempt has read did not lead to good work, so the next one reads something else where it can.
    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Unread()
        => Abandoned == 0 ? [] : Choices
            .Select(choice => KeyValuePair.Create(choice.Key, (IReadOnlyList<string>)[.. choice.Value.Except(Sources)]))
            .Where(choice => choice.Value.Count > 0 && choice.Key != "read_file.path");

}
