namespace Agent.Evaluation.Pairs;

/// <summary>Decides a pair: by the checks where they tell the two apart, else by the judge, if there is one.</summary>
public sealed class Referee(PairJudge? judge)
{
    public async Task<PairVerdict> DecideAsync(Answer first, Answer second, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return (first.Result.Passed, second.Result.Passed) switch
        {
            (true, false) => new(Winner.First, Decision.Checks, second.Result.Faults[0].Text),
            (false, true) => new(Winner.Second, Decision.Checks, first.Result.Faults[0].Text),
            _ when first.Text == second.Text => new(Winner.Tie, Decision.SameText, "Both delivered the same text."),
            _ when judge is null => new(Winner.Tie, Decision.Checks, "The checks see no difference."),
            _ => await judge.JudgeAsync(first.Result.Goal, first.Text, second.Text, cancellationToken).ConfigureAwait(false),
        };
    }
}
