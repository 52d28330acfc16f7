using System.Collections.Immutable;
using System.Diagnostics;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Plans;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

public sealed partial record Run
{
    private Ask AskBrief() => Ask(Purpose.Brief, "brief", ReplySchemas.Brief(Goal, Header.Stated ?? [], Named, Header.Chore, IsUnread),
        ("goal", Goal.Text),
        ("notes", Header.Notes.Length == 0 ? "" : $"Known of the user: {Header.Notes.ReplaceLineEndings(" ")}\n"));

    private Ask AskPlan(string prompt, params (string, string)[] variables)
        => Ask(Purpose.Plan, prompt, ReplySchemas.Plan(Allowed, Header.Chore?.Steps ?? 0), variables);

    private Ask AskAct()
    {
        var step = Plan!.Steps[StepsDone];
        var open = Header.Tools.Any(t => t.Name == step.Tool && t.Effect == Effect.ReadLibrary);
        var ask = Ask(Purpose.Act, "act", ReplySchemas.Action(Offered(step), KnownChoices()),
            ("number", $"{StepsDone + 1}"), ("count", $"{Plan.Steps.Count}"), ("tool", step.Tool), ("instruction", step.Instruction));
        return open ? ask with { Sampling = Drawn(Purpose.Act, open) with { CodePoint = Point } } : ask;
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
        Drawn(purpose), purpose == Purpose.Brief ? null : Rejected) { Room = Room(purpose) };

    // A run goes on as its header says it began, also one of a program that drew by the seed alone.
    private double? Point => Header.Sampler is { Arithmetic: true } ? Sampling.PointOf(Header.Seed, Spent.Steps) : null;

    // No reply is longer than what the budget has left for it.
    private Sampling Drawn(Purpose purpose, bool open = false)
        => Sampling.For(purpose, Header.Seed, Spent.Steps, Rejections + Abandoned, open).Within(Room(purpose));

    private long Room(Purpose purpose) => Header.Budget.Room(Spent, last: purpose == Purpose.HandOver);

    // A goal out of reach may be looked into, and nothing may be written in its name. Where the goal itself says what is to be made, only what serves that is of use.
    private IReadOnlyList<Tool> Allowed => Brief!.WithinReach
        ? [.. Header.Tools.Where(t => t.Name != Tools.Tool.GiveUp.Name && IsOfUse(t))]
        : [.. Header.Tools.Where(t => t.Effect is Effect.Pure or Effect.ReadLibrary or Effect.ReadWorkspace)];

    private bool IsOfUse(Tool tool)
    {
        if (Header.Chore is { } chore)
            return chore.Tools.Contains(tool.Name);
        if (!tool.IsTold)
            return false;
        var form = Brief!.Value(CheckKind.Form);
        var sure = form is not null && Phrases.FilesOf(Goal).Count == 0 && BriefCompletion.FormsOf(Goal, Header.Stated ?? []) is [var only] && only == form
            && Header.Tools.Any(t => t.Forms?.Contains(form) ?? false);
        // A narrow model that searches where it could look a question up quotes whatever it reads.
        if (sure && Header.Model.Narrow && form == "answer" && Header.Tools.Any(t => t.Forms is ["answer"] && t.Effect == Effect.ReadLibrary))
            return tool.Forms is ["answer"];
        return sure ? tool.Forms?.Contains(form!) ?? false : tool.Forms is null || form is null || tool.Forms.Contains(form);
    }

    // One tool while all goes well; the others of the run only after that tool failed. What is surely within reach is not given up over one failed call.
    private IReadOnlyList<Tool> Offered(PlanStep step)
    {
        var planned = Allowed.Where(t => t.Name == step.Tool && !Repetition.Withdrawn.Contains(t.Name)).Select(Plain).ToList();
        if (planned.Count == 1 && !StepFailed && !InDoubt)
            return planned;
        var others = Allowed.Where(t => t.Name != step.Tool && !Repetition.Withdrawn.Contains(t.Name) && t.Name != Tools.Tool.GiveUp.Name);
        List<Tool> offered = [.. planned, .. others, .. InDoubt ? [Tools.Tool.StepDone] : Array.Empty<Tool>()];
        return BriefCompletion.IsWithinReach(Goal, Header.Stated ?? []) && offered.Count > 0 ? offered : [.. offered, Tools.Tool.GiveUp];
    }

    // What code read of a chore says all that there is to say: a model asked for what may be left out would make it up.
    private Tool Plain(Tool tool) => Header.Chore is { } chore
        ? tool with { Parameters = [.. tool.Parameters.Where(p => p.Required || !p.IsTold || chore.Choices.ContainsKey($"{tool.Name}.{p.Name}"))] }
        : tool;

    // Work is written again with the tool that wrote it or that the plan names for it, if it has the lines for that; all else as a plain text.
    private string Rewriting()
    {
        var form = Brief!.Value(CheckKind.Form) ?? "";
        var last = Calls.LastOrDefault(call => (call.Text("to") ?? call.Text("path")) == Brief.File)?.Tool
            ?? Plan?.Steps.LastOrDefault(step => Header.Tools.Any(t => t.Name == step.Tool && t.Effect == Effect.WriteWorkspace))?.Tool;
        var able = Header.Tools.Where(t => t.Effect == Effect.WriteWorkspace && (t.Forms?.Contains(form) ?? false) && t.Parameters.Any(p => p.Name == "to")).Where(t => HasLines(t.Name) && (last ?? t.Name) == t.Name).Take(1).ToList();
        var write = able.Count > 0 ? able : [.. Header.Tools.Where(t => t.Name == "write_file")];
        return ReplySchemas.Action(write, KnownChoices().SetItem("write_file.path", [Brief.File]).SetItems(able.Select(t => KeyValuePair.Create($"{t.Name}.to", (IReadOnlyList<string>)[Brief.File]))));
    }

    // Where the goal asks for a text that only an author could write, or leaves open what is to be done with its files and speaks of no food, a narrow model would do something and say that it was this.
    private bool IsUnread => Header.Model.Narrow && Header.Chore is null && BriefCompletion.FormOf(Header.Stated ?? []) is null
        && (Beyond.IsForAnAuthor(Goal) || (Named.All.Count > 0 && !(Header.Stated ?? []).Any(criterion => criterion.Check is CheckKind.Serves or CheckKind.Mentions or CheckKind.Diet)));

    private bool HasLines(string tool) => Choices.Keys.Any(choice => choice.StartsWith($"{tool}.", StringComparison.Ordinal));

    private NamedFiles Named => NamedFiles.Of(Goal, Header.Files);

    // A write goes to a file that the brief or the goal names; a read to a file that is known or named, and there.
    private ImmutableDictionary<string, IReadOnlyList<string>> KnownChoices()
    {
        var named = Named;
        string[] written = [.. new[] { Brief!.File }.Where(f => f.Length > 0).Union(named.ToWrite)];
        var there = named.There.Count > 0 ? named.There : Header.Files is { Count: > 0 } standing ? standing : named.All;
        string[] readable = [.. there.Union(Choices.GetValueOrDefault("read_file.path", []))];
        var files = from tool in Header.Tools
                    from parameter in tool.Parameters
                    where parameter.Name is "path" or "paths" or "other" or "to"
                    select KeyValuePair.Create($"{tool.Name}.{parameter.Name}", (IReadOnlyList<string>)(Writes(tool, parameter) ? written : readable));
        return Choices.SetItems(files).SetItems(Even(Unread())).SetItems(Quotations()).SetItems(Taken()).SetItems(Header.Chore?.Choices ?? ImmutableDictionary<string, IReadOnlyList<string>>.Empty);
    }

    // What the goal and the brief say already is said by the loop and not by the model.
    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Taken()
        => from tool in Header.Tools
           from parameter in tool.Parameters
           where parameter.Takes is not null
           let value = ValueOf(parameter.Takes)
           where value is not null
           select KeyValuePair.Create($"{tool.Name}.{parameter.Name}", (IReadOnlyList<string>)[value]);

    private string? ValueOf(Known? known) => known switch
    {
        Known.Subject => BriefCompletion.FormOf(Header.Stated ?? []) is "recipe" or "list" && HasWishes ? $"{Sought} recipe" : null,
        Known.Goal => Goal.Text,
        Known.Serves => Brief!.Value(CheckKind.Serves) ?? ReplySchemas.UsualServings,
        Known.Mentions => Listed(CheckKind.Mentions),
        Known.Occasion => Listed(CheckKind.Mentions) is { Length: > 0 } said ? said : null,
        Known.Lacks => Listed(CheckKind.Lacks),
        Known.Diets => Listed(CheckKind.Diet),
        Known.Measures => Measures.AreOfUs(Goal) ? "US" : null,
        // It is among the chore's own choices, if it was read.
        Known.Chore => null,
        _ => throw new UnreachableException($"No rule says what a run knows as '{known}'."),
    };

    // Of the subject what the goal says, and all that the goal surely says of foods and dishes: the rest the model made up, or it is no food.
    private string Sought
    {
        get
        {
            var said = Words.Of(Goal.Text).ToHashSet();
            var stated = (Header.Stated ?? []).Where(criterion => criterion.Check == CheckKind.Mentions).Select(criterion => criterion.Value);
            var kinds = Goal.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(',', '.', ';', ':', '!', '?', '(', ')')).Where(Dishes.IsKind);
            var sought = Brief!.Subject.Split(' ').Where(word => Words.Of(word).All(said.Contains)).ToList();
            sought.AddRange(stated.Concat(sought.Exists(Dishes.IsKind) ? [] : kinds).Where(word => !Words.Contains(string.Join(' ', sought), word)).Distinct());
            return sought.Count > 0 ? string.Join(' ', sought) : Brief.Subject;
        }
    }

    // One word leaves open what is made of it, unless it names a dish, and a small model mangles only what is long.
    private bool HasWishes => (Header.Stated ?? []).Any(criterion => criterion.IsDish) || Brief!.Criteria.Count(criterion => criterion.Check is CheckKind.Mentions or CheckKind.Diet) > 1;

    private string Listed(CheckKind check) => string.Join(", ", Brief!.Criteria.Where(c => c.Check == check).Select(c => c.Value));

    // By convention a tool that makes one file of another calls the new one "to".
    private static bool Writes(Tool tool, ToolParameter parameter)
        => parameter.Name == "to" || (tool.Effect == Effect.WriteWorkspace && tool.Parameters.All(p => p.Name != "to"));

    // Where a plain text is held to words of the goal and nothing else, these are the only text there is to write.
    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Quotations()
    {
        var exact = Brief!.Criteria.Where(c => c.Check == CheckKind.Exact).Select(c => c.Value).ToList();
        var plain = Brief.Criteria.Where(c => c is { Check: CheckKind.Form, Value: "text" }).Take(1).ToList();
        if (exact.Count == 0 || plain.Count == 0 || exact.Count + plain.Count < Brief.Criteria.Count)
            return [];
        IReadOnlyList<string> lines = [string.Concat(exact.Select(line => line + "\n"))];
        return [new("write_file.content", lines), new("append_file.content", lines), new("remember.note", [string.Join(' ', exact)])];
    }

    // What fits as well as the first.
    private const int BestOfAll = 2;

    // Of recipes for a goal that leaves the dish open one is as right as another, and a small model has its favourites: there the seed decides.
    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Even(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> choices)
        => Header.Sampler is { Even: true } && Point is { } point && !HasWishes && BriefCompletion.FormOf(Header.Stated ?? []) == "recipe"
            ? choices.Select(choice => choice.Value.Any(IsSought) ? choice : KeyValuePair.Create(choice.Key, (IReadOnlyList<string>)[choice.Value[(int)(point * Math.Min(choice.Value.Count, BestOfAll))]]))
            : choices;

    // What the model asked for by its whole name is no longer open.
    private bool IsSought(string name) => Words.Contains(Query, name);

    // What an abandoned attempt has read did not lead to good work, so the next one reads something else where it can.
    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Unread()
        => Choices
            .Where(choice => EffectOf(choice.Key) == Effect.ReadLibrary)
            .Select(choice => KeyValuePair.Create(choice.Key, Abandoned == 0 ? choice.Value : (IReadOnlyList<string>)[.. choice.Value.Except(Sources)]))
            .Where(choice => choice.Value.Count > 0);

    private Effect? EffectOf(string choice) => Header.Tools.FirstOrDefault(tool => tool.Name == choice.Split('.')[0])?.Effect;
}
