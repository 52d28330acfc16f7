using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using ChefNano.Teacher.Scenarios;
using Microsoft.Extensions.AI;

namespace ChefNano.Teacher;

/// <summary>The policy that plays a model: it knows the scenario and answers each request as a good model would.</summary>
internal sealed class TeacherModel(Scenario scenario, Dice? forgetful, IReadOnlyList<Criterion>? stated) : IChatClient
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Brief right = BriefCompletion.Of(scenario.Brief, stated ?? []);
    private bool begun;
    private int step;
    private string written = "";

    /// <summary>Replies that nobody should learn from.</summary>
    public HashSet<string> Bad { get; } = [];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var reply = ((ChatResponseFormatJson)options!.ResponseFormat!).SchemaName switch
        {
            "Brief" => Begin(),
            "Plan" => Say(scenario.Plan),
            "Act" => Act(messages.LastOrDefault(m => m.Role == ChatRole.Tool)?.Text ?? "", ((ChatResponseFormatJson)options.ResponseFormat).Schema),
            "Revise" or "HandOver" => Mend(((ChatResponseFormatJson)options.ResponseFormat).Schema),
            "Critique" => Say(Critique()),
            var other => throw new InvalidOperationException($"The teacher has no answer for '{other}'."),
        };
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private string Begin()
    {
        step = 0;
        var said = forgetful is null || begun ? right : Forgotten(forgetful, right, stated ?? []);
        begun = true;
        scenario.Agreed = said;
        return Say(said);
    }

    /// <summary>The run goes on with this brief, which holds more than the teacher said: what code puts there is nothing to learn, only to work from.</summary>
    public void Complete(Brief brief)
    {
        scenario.Agreed = brief;
        Bad.Add(brief.ToJson());
    }

    // As a small model would: one thing of the goal is in no criterion and not in the subject. Only what code puts back is forgotten.
    private static Brief Forgotten(Dice dice, Brief brief, IReadOnlyList<Criterion> stated)
    {
        if (brief.Criteria.Where(stated.Contains).ToList() is not { Count: > 0 } known)
            return brief;
        var forgotten = dice.Pick(known);
        var subject = string.Join(' ', brief.Subject.Replace(forgotten.Value, "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return brief with { Subject = subject.Length > 0 ? subject : brief.Subject, Criteria = [.. brief.Criteria.Where(c => c != forgotten)] };
    }

    private string Act(string observation, JsonElement? schema)
    {
        // Asked once more after a refusal: what was drawn cannot be done, as a table that is none.
        if (step == scenario.Plan.Steps.Count)
            throw new NothingFitsException();
        var planned = scenario.Plan.Steps[step];
        var (thought, arguments) = scenario.Act(planned, step, observation);
        step++;
        if (step == scenario.Plan.Steps.Count)
            written = scenario.Finished;
        return Say(new { thought, tool = planned.Tool, args = Whole(arguments, schema) });
    }

    // What the schema leaves no choice in is said as it says it, in its order.
    private static JsonObject Whole(object arguments, JsonElement? schema)
    {
        var said = JsonSerializer.SerializeToNode(arguments)!.AsObject();
        if (schema?.TryGetProperty("properties", out var reply) != true || !reply.GetProperty("args").TryGetProperty("properties", out var parameters))
            return said;
        var whole = new JsonObject();
        foreach (var parameter in parameters.EnumerateObject())
            if (parameter.Value.TryGetProperty("const", out var list))
                whole[parameter.Name] = JsonNode.Parse(list.GetRawText());
            else if (parameter.Value.TryGetProperty("enum", out var only) && only.GetArrayLength() == 1)
                whole[parameter.Name] = only[0].GetString();
            else if (said[parameter.Name] is { } value)
                whole[parameter.Name] = value.DeepClone();
        return whole;
    }

    private string Mend(JsonElement? schema)
    {
        written = scenario.Finished;
        var (tool, arguments) = scenario.Writing;
        return Say(new { thought = "mend what was found", tool, args = Whole(arguments, schema) });
    }

    private Critique Critique()
    {
        var compare = scenario.Agreed.Criteria.Select(c => (Criterion: c, Found: scenario.Found(c, written)))
            .Select(c => new Comparison($"{c.Criterion}", c.Found ?? "nothing", Same(c.Criterion, c.Found) ? "yes" : "no")).ToList();
        if (compare.Count == 0)
            compare.Add(new Comparison("the goal", scenario.Brief.Subject, "yes"));
        var wrong = compare.FirstOrDefault(c => c.Same == "no");
        return new Critique(compare, wrong is null ? "met" : "not met", wrong is null ? "" : $"The work must keep: {wrong.Criterion}.");
    }

    private static bool Same(Criterion criterion, string? found) => criterion.Check switch
    {
        CheckKind.Lacks => found is null,
        CheckKind.Serves => found == criterion.Value,
        _ => found is not null,
    };

    private static string Say(object reply) => JsonSerializer.Serialize(reply, Compact);
}
