using Agent.Core.Journals;

namespace Agent.Cli.Displays;

/// <summary>How fast the model writes, over all its replies so far.</summary>
public sealed class Speed
{
    private double milliseconds;
    private long tokens;

    /// <summary>Null until the engine reported a time.</summary>
    public double? TokensPerSecond => milliseconds > 0 ? tokens / milliseconds * 1000 : null;

    public void Take(Fact fact)
    {
        if (ExchangeOf(fact) is not { GenerationMilliseconds: > 0 } exchange)
            return;
        milliseconds += exchange.GenerationMilliseconds;
        tokens += exchange.GeneratedTokens;
    }

    /// <summary>The exchange with the model that a fact came from, if it came from one.</summary>
    public static Exchange? ExchangeOf(Fact fact) => fact switch
    {
        BriefWritten brief => brief.Exchange,
        PlanWritten plan => plan.Exchange,
        ActionChosen action => action.Exchange,
        ReplyRejected rejected => rejected.Exchange,
        CritiqueWritten critique => critique.Exchange,
        _ => null,
    };
}
