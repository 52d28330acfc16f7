using System.Text;
using Agent.Core.Journals;
using Agent.Evaluation.Checks;
using Agent.Evaluation.Results;

namespace Agent.Evaluation.Trials;

/// <summary>What the critique did to the drafts: each draft that it sent back beside the one that came of it, both held to the suite's checks.</summary>
public static class Drafts
{
    public static Revisions Of(Evidence left, IReadOnlyList<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(facts);
        var revisions = new Revisions();
        WorkChecked? draft = null;
        bool? before = null;
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case WorkChecked work:
                    if (before is { } was)
                        revisions = Counted(revisions, was, Holds(left, work));
                    (draft, before) = (work, null);
                    break;
                case CritiqueWritten { Critique.IsMet: false } when draft is not null:
                    before = Holds(left, draft);
                    break;
                case AttemptAbandoned:
                    (draft, before) = (null, null);
                    break;
            }
        }
        return revisions;
    }

    private static Revisions Counted(Revisions so, bool before, bool after) => new(
        so.Mended + (!before && after ? 1 : 0), so.Spoiled + (before && !after ? 1 : 0), so.All + 1);

    private static bool Holds(Evidence left, WorkChecked work)
    {
        var files = new Dictionary<string, byte[]>(left.Files);
        if (work.Text is { } text)
            files[work.File] = Encoding.UTF8.GetBytes(text);
        var then = left with { Files = files };
        return left.Goal.Checks.All(check => check.Fault(then) is null);
    }
}
