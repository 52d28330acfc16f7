using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Core;

public sealed partial class AgentRunner
{
    /// <summary>Goes on from a fact of another run as a run of its own, with this host's model. The other run is not touched.</summary>
    /// <param name="branch">The facts that the two share, and what is different from there.</param>
    /// <param name="observed">Told of every fact from the first on.</param>
    /// <param name="cancellationToken">Stops the run between two facts.</param>
    /// <exception cref="GoalException">The goal cannot be taken.</exception>
    /// <exception cref="ResumeException">This host has not the prompts or the tools of the run.</exception>
    /// <exception cref="JournalException">The journal cannot take a fact.</exception>
    public async Task<Run> ForkAsync(Branch branch, Action<Run, Fact>? observed = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(branch);
        var left = Run.Fold(branch.Facts).Header;
        MustHave(left);
        var (goal, seed) = (new Goal(branch.Goal ?? left.Goal), branch.Seed ?? left.Seed);
        var forked = new RunForked(branch.From, model.Card, seed, goal.Text, branch.Budget ?? left.Budget, options.Value.Workspace, Build);
        using var kept = journals.Fork(goal, seed, id => [Renamed(branch, id), .. branch.Facts.Skip(1), forked]);
        if (observed is not null)
            Tell(kept.Facts, observed);
        return LetGo(kept, await Loop(kept, observed).GoOnAsync(Run.Fold(kept.Facts), cancellationToken).ConfigureAwait(false));
    }

    private static RunStarted Renamed(Branch branch, string id)
    {
        var started = (RunStarted)branch.Facts[0];
        return started with { Header = started.Header with { Id = id, Parent = branch.From } };
    }
}
