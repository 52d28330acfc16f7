namespace Agent.Tools.Libraries;

/// <summary>Known questions by their terms: how much a new one is like those that a sentence answers, whatever words the sentence uses itself.</summary>
internal sealed class QuestionIndex
{
    // Words by which people ask tell little, but "why" from "when" they tell.
    private const double Asking = 0.35;

    private readonly Dictionary<string, List<int>> postings = [];
    private readonly Dictionary<string, double> rarity;
    private readonly List<(int Sentence, double Length)> questions = [];

    /// <param name="questions">Each with the number of the sentence that answers it.</param>
    public QuestionIndex(IEnumerable<(int Sentence, string Question)> questions)
    {
        var terms = questions.Select(one => (one.Sentence, Terms: TermsOf(one.Question))).ToList();
        foreach (var (number, (_, said)) in terms.Index())
            foreach (var term in said)
            {
                if (!postings.TryGetValue(term, out var holders))
                    postings[term] = holders = [];
                holders.Add(number);
            }
        rarity = postings.ToDictionary(term => term.Key, term => Math.Log(1 + ((double)terms.Count / term.Value.Count)) * (IsAsking(term.Key) ? Asking : 1));
        this.questions.AddRange(terms.Select(one => (one.Sentence, Length(one.Terms))));
    }

    public int Count => questions.Count;

    /// <summary>
    /// By sentence, how like the question is to those that it answers: the cosine of its terms and those of the nearest, each weighed by how rare it is,
    /// and the share of its terms that any of them has. From 0, for one that shares no term, to 2, for one that is known.
    /// </summary>
    public IReadOnlyDictionary<int, double> LikenessOf(string question)
    {
        var said = TermsOf(question);
        // "Who is it?" is like a great many.
        if (said.All(IsAsking))
            return new Dictionary<int, double>();
        var known = said.Where(postings.ContainsKey).ToList();
        var (length, all) = (Length(said), said.Sum(RarityOf));
        var held = known.SelectMany(term => postings[term].Select(number => questions[number].Sentence).Distinct().Select(sentence => (sentence, Share: rarity[term] / all)))
            .GroupBy(one => one.sentence).ToDictionary(one => one.Key, one => one.Sum(term => term.Share));
        var nearest = known.SelectMany(term => postings[term].Select(number => (number, Shared: rarity[term] * rarity[term])))
            .GroupBy(one => one.number).Select(one => (questions[one.Key].Sentence, Cosine: one.Sum(term => term.Shared) / (length * questions[one.Key].Length)))
            .GroupBy(one => one.Sentence).ToDictionary(one => one.Key, one => one.Max(question => question.Cosine));
        return held.ToDictionary(one => one.Key, one => one.Value + nearest[one.Key]);
    }

    private double RarityOf(string term) => rarity.GetValueOrDefault(term, Math.Log(1 + questions.Count));

    private double Length(IEnumerable<string> said) => Math.Sqrt(said.Sum(term => RarityOf(term) * RarityOf(term)));

    private static bool IsAsking(string term) => term[0] == '_';

    private static HashSet<string> TermsOf(string question) => [.. QuestionTerms.Words(question).Select(word => QuestionTerms.IsStop(word) ? $"_{word}" : Stems.Of(word))];
}
