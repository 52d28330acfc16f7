using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

public sealed partial record Run
{
    // Another goal needs another brief and plan; what was read stays known.
    private Run Forked(RunForked forked)
    {
        var same = forked.Goal == Header.Goal;
        var next = (Outcome is null ? this : Reopened()) with
        {
            Header = Header with
            {
                Files = forked.Workspace == Header.Workspace ? Header.Files : null,
                Model = forked.Model, Seed = forked.Seed, Goal = forked.Goal, Meant = same ? Header.Meant : null, Stated = same ? Header.Stated : null, Budget = forked.Budget, Workspace = forked.Workspace, Build = forked.Build,
            },
            Goal = same ? Goal : new Goal(forked.Goal),
            Rejected = null,
            Rejections = 0,
            Overflow = null,
            Cramped = null,
            EffectUnknown = InFlight is { } call && EffectOf(call.Tool) is Effect.Memory or Effect.Network or Effect.Execute,
        };
        return same ? next : next.Again() with { Abandoned = 0, Chosen = null, InFlight = null, EffectUnknown = false, HandingOver = null };
    }

    // What had ended the run is counted anew, or a fork of a run that is over would be over too.
    private Run Reopened() => this with { Outcome = null, HandingOver = null, Revisions = 0, Abandoned = 0, Repetition = new() };
}
