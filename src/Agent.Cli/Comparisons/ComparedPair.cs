using Agent.Core.Journals;
using Agent.Evaluation.Pairs;

namespace Agent.Cli.Comparisons;

/// <summary>What two models made of one goal. Null where a run broke, so that nothing can be said of the pair.</summary>
internal sealed record ComparedPair(Answer First, Answer Second, PairVerdict? Verdict);

/// <summary>Two models that did the same goals, and who judged.</summary>
internal sealed record Comparison(string Goals, ulong Seed, ModelCard First, ModelCard Second, ModelCard? Judge, IReadOnlyList<ComparedPair> Pairs)
{
    public Standing Standing => new(NameOf(First, "first"), NameOf(Second, "second"), [.. Pairs.Select(pair => pair.Verdict).OfType<PairVerdict>()]);

    /// <summary>Pairs of which a run broke.</summary>
    public int Broken => Pairs.Count(pair => pair.Verdict is null);

    // Two files can have one name.
    private string NameOf(ModelCard model, string place) => First.FullName == Second.FullName ? $"{model.FullName} ({place})" : model.FullName;
}
