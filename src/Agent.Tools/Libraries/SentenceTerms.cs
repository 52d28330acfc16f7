namespace Agent.Tools.Libraries;

/// <summary>A sentence as the index knows it.</summary>
/// <param name="Document">The number of its document.</param>
/// <param name="Place">How many sentences stand before it in its document.</param>
/// <param name="Said">Its terms in their order.</param>
/// <param name="Titled">The terms of its document's title.</param>
/// <param name="Signs">The numbers of its signs.</param>
internal sealed record SentenceTerms(int Document, int Place, string[] Said, string[] Titled, int[] Signs)
{
    /// <summary>The inverse document frequencies of the title's terms, summed up.</summary>
    public double TitleRarity { get; private set; }

    /// <summary>The same of the terms that the sentence says and the title does not.</summary>
    public double OwnRarity { get; private set; }

    public void Weigh(Vocabulary vocabulary)
    {
        TitleRarity = Titled.Sum(vocabulary.RarityOf);
        OwnRarity = Said.Except(Titled).Sum(vocabulary.RarityOf);
    }
}
