namespace Agent.Tools.Libraries;

/// <summary>What speaks for a sentence as the answer to one question, in sums of the inverse document frequencies of the question's terms.</summary>
internal struct Evidence
{
    /// <summary>BM25 of the sentence, its title's terms included.</summary>
    public double Match { get; set; }

    /// <summary>The terms that the sentence says.</summary>
    public double Said { get; set; }

    /// <summary>The terms that its title says.</summary>
    public double Titled { get; set; }

    /// <summary>The terms that both say.</summary>
    public double SaidAndTitled { get; set; }

    /// <summary>The terms of which the sentence or the title has only a word that begins alike.</summary>
    public double Akin { get; set; }

    /// <summary>How many neighbours in the question are neighbours in the sentence.</summary>
    public int Neighbours { get; set; }

    /// <summary>All of it as one number; the weights are those with which the questions of models/chef-nano/knowledge found their answers best.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="held">The terms of the question that are in its document, the title included.</param>
    /// <param name="asked">All terms of the question.</param>
    public readonly double Score(SentenceTerms sentence, double held, double asked)
    {
        var covered = Said + Titled - SaidAndTitled;
        var titled = sentence.TitleRarity > 0 ? Titled / sentence.TitleRarity : 0;
        return (0.39 * Match) + (0.11 * Said) + (0.16 * (covered - Said)) + (0.42 * Akin) + (0.15 * (held - covered)) + (1.75 * titled)
            + (5.6 * covered / asked) - (1.2 * (Said - SaidAndTitled) / (sentence.OwnRarity + 3))
            + (0.6 * Neighbours) - (0.063 * Math.Min(sentence.Place, 20)) - (sentence.Place == 0 ? 0.38 : 0);
    }
}
