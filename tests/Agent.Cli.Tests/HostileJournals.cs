using System.Text.Json;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Plans;
using Agent.Core.Tools;
using Fact = Agent.Core.Journals.Fact;

namespace Agent.Cli.Tests;

/// <summary>The journal of a real run in which every text that a model, a tool or a file could have brought is another, with every hash right.</summary>
internal static class HostileJournals
{
    /// <summary>What a page could take for markup, a terminal for orders, and a reader for another text.</summary>
    public const string Hostile =
        "<script>alert(1)</script><img src=http://x/ onerror=alert(2)></pre></details></style></title><!-- ]]> &lt;b&gt; \" onload=\"alert(3) ' x='"
        + "\e[2J\e[31mred\e]0;owned\a\e]8;;http://x\e\\link\e]52;c;aGk=\a\u009b2Jone \0 null \r return \u202egnp.exe\u202c \u2066isolate\u2069 \u200fmark\u061c \u2028line \ud800 half \U000E0041 tag \ufeff";

    /// <summary>A run of a hostile model on a hostile goal in a hostile folder, told in a journal that holds.</summary>
    public static async Task<World> MakeAsync(string text)
    {
        var world = new World([.. Scripts.MeetingTheGoal]);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        Journals.Rewrite(world.Journal, fact => With(fact, text));
        world.TakeForForged();
        return world;
    }

    private static Fact With(Fact fact, string text) => fact switch
    {
        RunStarted started => started with { Header = With(started.Header, text) },
        BriefWritten brief => brief with { Exchange = With(brief.Exchange, text), Brief = new Brief("yes", text, text, text, [new Criterion(CheckKind.Judged, text)]) },
        PlanWritten plan => plan with { Exchange = With(plan.Exchange, text), Plan = new Plan([.. plan.Plan.Steps.Select(step => step with { Instruction = text }), new PlanStep(text, text)]) },
        ActionChosen action => action with { Exchange = With(action.Exchange, text), Thought = text, Call = With(action.Call, text) },
        ToolCalled called => called with { Call = With(called.Call, text), Decision = called.Decision with { Rule = text } },
        ToolReturned returned => returned with { Call = With(returned.Call, text), Observation = new Observation(text, returned.Observation.Label with { Source = text }) { Failure = text, Used = [text] } },
        WorkChecked => new WorkChecked(text + ".md", $"# {text}\n\n- {text}\n1. {text}\n\n{text}\n```\n{text}", [new Finding(new Criterion(CheckKind.Mentions, text), false, text)]) { At = fact.At },
        CritiqueWritten critique => critique with { Exchange = With(critique.Exchange, text), Critique = new Critique([new Comparison(text, text, text)], text, text) },
        RunEnded => new RunEnded(new Outcome(OutcomeKind.NotMet, text, text, text)) { At = fact.At },
        _ => fact,
    };

    // A goal takes no control character from anybody; what it takes is hostile enough.
    private static RunHeader With(RunHeader header, string text) => header with
    {
        Id = text, Goal = string.Concat(text.Where(c => !char.IsControl(c))), Build = text, Policy = text, Sandbox = text, Workspace = text, Notes = text,
        Model = header.Model with { Name = text, Chosen = text, Sha256 = text, File = text, Adapter = new AdapterCard(text, text, float.NegativeZero) { File = text } }, Parent = new ForkPoint(text, 1, text),
        Tools = [.. header.Tools.Select(tool => tool with { Description = text })],
        Prompts = header.Prompts.Append(KeyValuePair.Create(text, text)).ToDictionary(),
    };

    private static Exchange With(Exchange exchange, string text) => exchange with { Prompt = text, Reply = text, Request = text };

    private static ToolCall With(ToolCall call, string text)
        => new(text, JsonSerializer.SerializeToElement(new Dictionary<string, string> { [text] = text, ["content"] = text + "\n" }));
}
