namespace Agent.Tools.Libraries;

/// <summary>The sentences of documents by their terms, ranked by how well they answer a question. Same documents, same question: same order.</summary>
internal sealed class SentenceIndex
{
    // BM25 over sentences: a term twice in a sentence says little more than once, and sentences are of like length.
    private const double Saturation = 0.9;
    private const double LengthShare = 0.4;
    // A term of the title speaks for each sentence below it, but less than one that the sentence says itself.
    private const double TitleWeight = 0.7;
    private const double RepeatedWeight = 0.6;

    private readonly List<SentenceHit> sentences = [];
    private readonly Dictionary<string, List<(int Sentence, double Weight)>> postings = [];

    public SentenceIndex(IEnumerable<LibraryDocument> documents)
    {
        List<(string[] Said, string[] Titled)> terms = [];
        var known = new HashSet<string>();
        foreach (var document in documents)
        {
            var titled = QuestionTerms.Of(document.Title).Distinct().ToArray();
            foreach (var sentence in Sentences.Of(document.Body).Where(known.Add))
            {
                sentences.Add(new(document.Title, sentence, 0));
                terms.Add(([.. QuestionTerms.Of(sentence)], titled));
            }
        }
        var length = terms.Count == 0 ? 1 : terms.Average(one => one.Said.Length);
        for (var i = 0; i < terms.Count; i++)
            Post(i, terms[i].Said, terms[i].Titled, length);
    }

    /// <summary>At most so many sentences, best first; those of equal worth in the order of the library. None where no sentence shares a term with the question.</summary>
    public IReadOnlyList<SentenceHit> Find(string question, int count)
    {
        var scores = new double[sentences.Count];
        foreach (var term in QuestionTerms.Of(question).Distinct())
        {
            if (!postings.TryGetValue(term, out var holders))
                continue;
            var rarity = Math.Log(1 + ((sentences.Count - holders.Count + 0.5) / (holders.Count + 0.5)));
            foreach (var (sentence, weight) in holders)
                scores[sentence] += rarity * weight;
        }
        return [.. scores.Select((score, i) => sentences[i] with { Score = Math.Round(score, 6) }).Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score).Take(count)];
    }

    private void Post(int sentence, string[] said, string[] titled, double length)
    {
        foreach (var (term, times) in said.CountBy(term => term).Select(pair => (pair.Key, pair.Value)))
        {
            var weight = times * (Saturation + 1) / (times + (Saturation * (1 - LengthShare + (LengthShare * said.Length / length))));
            Post(term, sentence, titled.Contains(term) ? Math.Max(weight, (weight * RepeatedWeight) + TitleWeight) : weight);
        }
        foreach (var term in titled.Except(said))
            Post(term, sentence, TitleWeight);
    }

    private void Post(string term, int sentence, double weight)
    {
        if (!postings.TryGetValue(term, out var holders))
            postings[term] = holders = [];
        holders.Add((sentence, weight));
    }
}
