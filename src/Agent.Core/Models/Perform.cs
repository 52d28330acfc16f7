using System.Diagnostics;
using System.Text.Json;
using Agent.Core.Critiques;
using Agent.Core.Journals;
using Agent.Core.Plans;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Microsoft.Extensions.AI;

namespace Agent.Core.Models;

/// <summary>Does a move and yields the one fact that it makes. All that a run touches is touched here.</summary>
public sealed class Perform(IChatClient model, IToolbox toolbox, IDeliverables deliverables, Checks checks, PromptTemplates prompts)
{
    private static readonly Label LoopItself = new("loop", Integrity.Trusted, Confidentiality.Public);

    /// <summary>What each request says beside the conversation.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public async Task<Fact> PerformAsync(Move move, Run run, CancellationToken cancellationToken) => move switch
    {
        Ask ask => await AnswerAsync(ask, run, cancellationToken).ConfigureAwait(false),
        Announce announce => new ToolCalled(announce.Call, announce.Decision),
        Carry carry => new ToolReturned(carry.Call, await toolbox.CallAsync(carry.Call, cancellationToken).ConfigureAwait(false)),
        Settle { Repeat: true } settle => new ToolReturned(settle.Call, await toolbox.CallAsync(settle.Call, cancellationToken).ConfigureAwait(false)),
        Settle settle => new ToolReturned(settle.Call, Unknown(settle.Call)),
        Refuse refuse => new CallRefused(refuse.Call, refuse.Decision),
        CheckWork check => await CheckAsync(check, run, cancellationToken).ConfigureAwait(false),
        Compact compact => new TranscriptCompacted(prompts.Render("compact", new Dictionary<string, string> { ["done"] = compact.Done }).Text),
        StartOver again => new AttemptAbandoned(again.Reason),
        End end => new RunEnded(end.Outcome),
        _ => throw new UnreachableException($"No rule performs the move {move.GetType().Name}."),
    };

    private async Task<Fact> AnswerAsync(Ask ask, Run run, CancellationToken cancellationToken)
    {
        try
        {
            return Grounded(Reply.Decode(ask, await AskAsync(ask, run, cancellationToken).ConfigureAwait(false)), run);
        }
        catch (RequestOverflowException overflow)
        {
            return new RequestOverflowed(overflow.Tokens, overflow.ContextLength);
        }
        catch (ReplyOverflowException overflow)
        {
            return new ReplyOverflowed(overflow.Tokens, ask.Room);
        }
    }

    // What the goal states is added to the brief. One that still leaves out words of the goal or breaks its own criteria is drawn again, twice at most: the checks on the work itself come later.
    private Fact Grounded(Fact fact, Run run)
    {
        if (fact is PlanWritten planned)
            return PlanOrder.Of(planned.Plan, run.Header.Chore, run.Header.Tools) is var ordered && ReferenceEquals(ordered, planned.Plan) ? planned : planned with { Plan = ordered, Completed = true };
        if (fact is not BriefWritten { Brief: { WithinReach: true } drawn } written)
            return fact;
        var brief = BriefCompletion.Of(drawn, run.Header.Stated ?? [], run.Header.Chore, checks.AreEveryday, run.Goal, again: run.Abandoned > 0);
        if (run.Rejections < Run.MostRejections - 1 && checks.OfBrief(run.Goal, brief) is { } fault)
            return new ReplyRejected(written.Exchange, fault);
        return ReferenceEquals(brief, drawn) ? written : written with { Brief = brief, Completed = true };
    }

    private async Task<Exchange> AskAsync(Ask ask, Run run, CancellationToken cancellationToken)
    {
        var (system, prompt) = (Messages.System(prompts, run), Messages.Prompt(prompts, ask));
        using var schema = JsonDocument.Parse(ask.Schema);
        var messages = Messages.Of(system, run, prompt);
        var options = new ChatOptions
        {
            ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement.Clone(), ask.Purpose.ToString()),
            Temperature = (float)ask.Sampling.Temperature,
            Seed = unchecked((long)ask.Sampling.Seed),
            MaxOutputTokens = ask.Sampling.MostTokens,
            AdditionalProperties = Further(ask.Sampling),
        };
        ChatResponse response;
        try
        {
            response = await model.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ReplyOverflowException overflow) when (overflow.Tokens <= ask.Room)
        {
            // What the schema holds the reply to, as a long text of the goal, does not count as the model's length.
            options.MaxOutputTokens = (int)Math.Min(ask.Room, overflow.Tokens + ask.Sampling.MostTokens);
            response = await model.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        return Paid(new Exchange(ask.Purpose.ToString(), prompt, response.Text) { Request = run.Transcript.DigestOf(system, prompt), Seed = ask.Sampling.Seed, Temperature = ask.Sampling.Temperature, CodePoint = ask.Sampling.CodePoint }, response);
    }

    private AdditionalPropertiesDictionary Further(Sampling sampling)
    {
        var further = new AdditionalPropertiesDictionary { ["min_p"] = sampling.MinP };
        if (sampling.CodePoint is { } point)
            further["code_point"] = point;
        foreach (var (name, value) in Properties)
            further[name] = value;
        return further;
    }

    private static Exchange Paid(Exchange exchange, ChatResponse response) => exchange with
    {
        PromptTokens = response.Usage?.InputTokenCount ?? 0,
        EvaluatedTokens = (response.Usage?.InputTokenCount ?? 0) - (response.Usage?.CachedInputTokenCount ?? 0),
        GeneratedTokens = response.Usage?.OutputTokenCount ?? 0,
        PromptMilliseconds = Math.Round(Timings.Milliseconds(response, Timings.Prompt), 1),
        GenerationMilliseconds = Math.Round(Timings.Milliseconds(response, Timings.Generation), 1),
    };

    private async Task<WorkChecked> CheckAsync(CheckWork check, Run run, CancellationToken cancellationToken)
    {
        var text = await deliverables.ReadAsync(check.Brief.File, cancellationToken).ConfigureAwait(false);
        return new WorkChecked(check.Brief.File, text, checks.Of(new Work(run.Goal, check.Brief, text, run.Sources) { Chore = run.Header.Chore, Calls = run.Calls }));
    }

    private static Observation Unknown(ToolCall call) => new(
        $"The program ended while '{call.Tool}' ran, so it is unknown whether it took effect. Look before you do it again; if it did, say {Tool.StepDone.Name}.", LoopItself) { Failure = Observation.UnknownEffect };
}
