using System.Text.Json.Nodes;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

/// <summary>The JSON schemas of the replies: nothing else can be said.</summary>
public static class ReplySchemas
{
    // Where an answer goes when the goal names only files to read.
    private const string UsualFile = "answer.md";

    private const int MostCriteria = 12;

    private static readonly string[] UsualDiets = ["vegetarian", "vegan", "pescatarian", "gluten-free", "dairy-free", "lactose-free", "egg-free", "nut-free", "soy-free", "sesame-free", "alcohol-free", "halal", "kosher"];

    // What a recipe serves when nobody said.
    public const string UsualServings = "4";

    /// <summary>The schema of a brief. What it quotes of the goal it can only quote rightly: files, numbers and phrases are those of the goal.</summary>
    /// <param name="goal">Its files, numbers and phrases can be named and no others.</param>
    /// <param name="stated">What code read from the goal: a form that it names is the only one, and what has a form is within reach.</param>
    /// <param name="files">The files that the goal names: what is not there yet is what to deliver.</param>
    /// <param name="chore">The work on files that the goal asks for, if it does: then there is nothing else to ask of it.</param>
    /// <param name="unread">The goal asks for work on files that code could not read and the model cannot do without.</param>
    public static string Brief(Goal goal, IReadOnlyList<Criterion> stated, NamedFiles files, Chore? chore = null, bool unread = false)
    {
        IReadOnlyList<string> named = files.New.Count > 0 ? files.New : [.. files.All.Union([UsualFile])];
        var file = chore?.File is { } only ? OneOf(only) : files.All.Count > 0 ? OneOf([.. named]) : FileName();
        if (chore is not null)
            return Brief("yes", file, Of(chore), 1, chore.Criteria.Count).ToJsonString();
        var within = Brief("yes", file, [.. Criteria(goal, stated)], 0, MostCriteria);
        if (BriefCompletion.IsWithinReach(goal, stated) && !Goals.Beyond.Holds(goal))
            return within.ToJsonString();
        // Only what cannot be done may name no file.
        var beyond = Brief("no", files.All.Count > 0 ? OneOf([.. named, ""]) : Text(0, 120), [.. Criteria(goal, stated)], 0, MostCriteria);
        return unread || Goals.Beyond.Holds(goal) ? beyond.ToJsonString() : new JsonObject { ["anyOf"] = new JsonArray(within, beyond) }.ToJsonString();
    }

    private static JsonObject Brief(string reach, JsonObject file, IReadOnlyList<JsonNode> criteria, int least, int most) => Object(
        ("reach", OneOf(reach)),
        ("role", Text(1, 40)),
        ("subject", Text(1, 160)),
        ("file", file),
        ("criteria", List(new JsonObject { ["anyOf"] = new JsonArray([.. criteria]) }, least, most)));

    private static IReadOnlyList<JsonNode> Of(Chore chore) => chore.Texts.Count > 0
        ? [Criterion("form", OneOf("text")), Criterion("exact", OneOf([.. chore.Texts.Distinct()]))]
        : [Criterion("form", OneOf("text"))];

    private static IEnumerable<JsonNode> Criteria(Goal goal, IReadOnlyList<Criterion> stated)
    {
        // "The feast of the seven fishes" is not for seven.
        var unnamed = stated.Where(criterion => criterion.Check == CheckKind.Mentions).Aggregate(goal.Text, (text, named) => text.Replace(named.Value, "", StringComparison.Ordinal));
        var numbers = Phrases.NumbersOf(unnamed).Union(stated.Where(criterion => criterion.Check == CheckKind.Serves).Select(criterion => criterion.Value)).ToList();
        yield return Criterion("form", OneOf([.. BriefCompletion.FormsOf(goal, stated)]));
        yield return Criterion("serves", numbers.Count > 0 ? OneOf([.. numbers.Union([UsualServings])]) : Text(1, 4));
        yield return Criterion("mentions", Quoted([.. Phrases.Of(goal, 4).Where(Coverage.IsAsked).Union(stated.Where(criterion => criterion.Check == CheckKind.Mentions).Select(criterion => criterion.Value))]));
        yield return Criterion("lacks", Quoted(Phrases.Of(goal, 4)));
        // Where code knew the form from the goal's words it mostly knew the diets too, and only a plain text or a quotation is held to its letters.
        var form = BriefCompletion.FormOf(stated);
        string[] diets = [.. stated.Where(criterion => criterion.Check == CheckKind.Diet).Select(criterion => criterion.Value).Distinct()];
        yield return Criterion("diet", diets.Length > 0 ? OneOf(diets) : form is null ? Text(1, 40) : OneOf(UsualDiets));
        if (form is null || Phrases.QuotedOf(goal).Count > 0)
            yield return Criterion("exact", Quoted(Phrases.QuotedOf(goal) is { Count: > 0 } quoted ? quoted : Phrases.Of(goal, 12)));
        yield return Criterion("cites", Text(1, 40));
        yield return Criterion("judged", Text(1, 200));
    }

    private static JsonObject Criterion(string check, JsonObject value)
        => Object(("check", new JsonObject { ["const"] = check }), ("value", value));

    private static JsonObject Quoted(IReadOnlyList<string> phrases) => phrases.Count > 0 ? OneOf([.. phrases]) : Text(1, 200);

    public static string Critique { get; } = Object(
        ("compare", List(Object(("criterion", Text(1, 200)), ("found", Text(0, 200)), ("same", OneOf("yes", "no"))), 1, 12)),
        ("verdict", OneOf("met", "not met")),
        ("fix", Text(0, 240))).ToJsonString();

    /// <param name="tools">The tools that a step may name.</param>
    /// <param name="steps">How many steps there are; 0 where that is open.</param>
    public static string Plan(IEnumerable<Tool> tools, int steps = 0) => Object(
        ("steps", List(
            Object(("tool", OneOf([.. tools.Select(t => t.Name)])), ("instruction", Text(1, 200))),
            steps > 0 ? steps : 1, steps > 0 ? steps : Plans.Plan.MostSteps))).ToJsonString();

    /// <summary>The action envelope: a short thought, then one of the offered tools with that tool's own arguments.</summary>
    public static string Action(IReadOnlyList<Tool> offered, IReadOnlyDictionary<string, IReadOnlyList<string>> choices)
    {
        ArgumentNullException.ThrowIfNull(offered);
        var envelopes = offered.Select(tool => Object(
            ("thought", Text(1, 200)),
            ("tool", new JsonObject { ["const"] = tool.Name }),
            ("args", tool.ArgumentSchema(choices)))).ToArray();
        return envelopes.Length == 1 ? envelopes[0].ToJsonString() : new JsonObject { ["anyOf"] = new JsonArray(envelopes) }.ToJsonString();
    }

    private static JsonObject Object(params (string Name, JsonObject Schema)[] members)
    {
        var properties = new JsonObject();
        foreach (var (name, schema) in members)
            properties[name] = schema;
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. members.Select(m => (JsonNode)m.Name)]),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Text(int least, int most)
        => new() { ["type"] = "string", ["minLength"] = least, ["maxLength"] = most };

    // Any system has files of such a name.
    private static JsonObject FileName()
        => new() { ["type"] = "string", ["pattern"] = "^[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,4}\\.(?:md|txt|csv|json)$" };

    private static JsonObject OneOf(params string[] values)
        => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) };

    private static JsonObject List(JsonObject item, int least, int most)
        => new() { ["type"] = "array", ["items"] = item, ["minItems"] = least, ["maxItems"] = most };
}
