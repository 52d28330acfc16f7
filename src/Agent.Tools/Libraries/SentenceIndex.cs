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
    // Of questions that were kept back when the weights were learned and found their answer, 997 of 1,000 lie above this, and where questions are known that much higher.
    private const double Floor = 5.5;
    private const double OfKnown = 4;
    // Of 1,500 goals that the teacher draws 120 questions and 4 others lie above this.
    private const double Certain = 8;
    // The scores are learned as log-odds. A second sentence is offered only where the first is less likely than this; a small model that has more to choose from chooses worse.
    private const double Share = 0.3;

    // With more, a known question outweighs what the sentence says.
    private const double Likeness = 6;

    private readonly List<SentenceHit> sentences = [];
    private readonly List<SentenceTerms> terms = [];
    private readonly Dictionary<string, List<Posting>> postings = [];
    private readonly Dictionary<string, List<int>> neighbours = [];
    private readonly List<HashSet<string>> documents = [];
    private readonly SignWeights signs;
    private readonly QuestionIndex asked;
    private readonly Vocabulary vocabulary;

    public SentenceIndex(IEnumerable<LibraryDocument> documents, Associations associations, KnownQuestions? questions = null)
    {
        signs = new SignWeights(associations);
        var known = new HashSet<string>();
        foreach (var document in documents)
            Add(document, known);
        var length = terms.Count == 0 ? 1 : terms.Average(one => one.Said.Length);
        for (var i = 0; i < terms.Count; i++)
            Post(i, length);
        vocabulary = new Vocabulary(postings.Select(posting => (posting.Key, posting.Value.Count)), terms.Count);
        terms.ForEach(one => one.Weigh(vocabulary));
        asked = new QuestionIndex(sentences.SelectMany((sentence, number) => (questions ?? KnownQuestions.None).BySentence.GetValueOrDefault(sentence.Sentence, []).Select(question => (number, question))));
    }

    /// <summary>Of the documents of a folder, all but its recipes.</summary>
    public static SentenceIndex In(string folder) => new(LibraryDocument.In(folder).Where(document => document.Kind != LibraryTools.Recipe), Associations.In(folder), KnownQuestions.In(folder));

    /// <summary>The best sentences, at most so many and no more than are likely to hold the answer; none where even the best speaks of something else.</summary>
    public IReadOnlyList<SentenceHit> Find(string question, int count)
        => Ranked(question, count) is [var best, ..] found && best.Score >= Floor + Known ? Likely(found) : [];

    /// <summary>Whether the library surely speaks of what is asked.</summary>
    public bool SpeaksOf(string question) => Ranked(question, 1) is [var best] && best.Score >= Certain + Known;

    /// <summary>At most so many sentences, best first, those of equal worth in the order of the library, however little they have to do with the question.</summary>
    public IReadOnlyList<SentenceHit> Ranked(string question, int count)
    {
        var scores = Scores(TermsOf(question));
        var weights = signs.Of(SignsOf(question));
        var likeness = asked.LikenessOf(question);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Math.Round(scores[i] + terms[i].Signs.Sum(sign => weights[sign]) + (Likeness * likeness.GetValueOrDefault(i)), 6);
        return [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(count).Select(i => sentences[i] with { Score = scores[i] })];
    }

    private double Known => asked.Count > 0 ? OfKnown : 0;

    private static List<SentenceHit> Likely(IReadOnlyList<SentenceHit> found)
    {
        var odds = found.Select(hit => Math.Exp(hit.Score - found[0].Score)).ToList();
        var (enough, sum) = (odds.Sum() * Share, 0.0);
        return [.. found.TakeWhile((_, i) => (sum += odds[i]) - odds[i] < enough)];
    }

    /// <summary>What in a question can speak for a sentence, with slips of the finger mended.</summary>
    public IEnumerable<string> SignsOf(string question) => Signs.OfQuestion(question, TermsOf(question));

    private string[] TermsOf(string question) => [.. QuestionTerms.Of(question).Select(vocabulary.Known)];

    private double[] Scores(string[] said)
    {
        var evidence = new Evidence[terms.Count];
        var asked = said.Distinct().ToArray();
        foreach (var term in asked)
            Weigh(term, evidence);
        foreach (var pair in said.Zip(said.Skip(1), Pair).Distinct())
            foreach (var sentence in neighbours.GetValueOrDefault(pair, []))
                evidence[sentence].Neighbours++;
        var held = documents.Select(document => asked.Where(document.Contains).Sum(vocabulary.RarityOf)).ToArray();
        var all = Math.Max(1, asked.Sum(vocabulary.RarityOf));
        return [.. evidence.Select((one, i) => one.Score(terms[i], held[terms[i].Document], all))];
    }

    private void Weigh(string term, Evidence[] evidence)
    {
        var rarity = vocabulary.RarityOf(term);
        var holders = postings.GetValueOrDefault(term, []);
        foreach (var (sentence, weight, isSaid, isTitled) in holders)
        {
            evidence[sentence].Match += rarity * weight;
            evidence[sentence].Said += isSaid ? rarity : 0;
            evidence[sentence].Titled += isTitled ? rarity : 0;
            evidence[sentence].SaidAndTitled += isSaid && isTitled ? rarity : 0;
        }
        var akin = vocabulary.Akin(term).SelectMany(other => postings[other]).Select(holder => holder.Sentence);
        foreach (var sentence in akin.Except(holders.Select(holder => holder.Sentence)))
            evidence[sentence].Akin += rarity;
    }

    private void Add(LibraryDocument document, HashSet<string> known)
    {
        var titled = QuestionTerms.Of(document.Title).Distinct().ToArray();
        var held = titled.ToHashSet();
        foreach (var (place, sentence) in Sentences.Of(document.Body).Index())
        {
            string[] said = [.. QuestionTerms.Of(sentence)];
            held.UnionWith(said);
            if (!known.Add(sentence))
                continue;
            sentences.Add(new(document.Title, sentence, 0));
            terms.Add(new(documents.Count, place, said, titled, signs.NumbersOf(Signs.OfSentence(document, sentence, place == 0))));
        }
        documents.Add(held);
    }

    private void Post(int sentence, double length)
    {
        var (said, titled) = (terms[sentence].Said, terms[sentence].Titled);
        foreach (var (term, times) in said.CountBy(term => term))
        {
            var weight = times * (Saturation + 1) / (times + (Saturation * (1 - LengthShare + (LengthShare * said.Length / length))));
            var isTitled = titled.Contains(term);
            Under(postings, term).Add(new(sentence, isTitled ? Math.Max(weight, (weight * RepeatedWeight) + TitleWeight) : weight, true, isTitled));
        }
        foreach (var term in titled.Except(said))
            Under(postings, term).Add(new(sentence, TitleWeight, false, true));
        foreach (var pair in said.Zip(said.Skip(1), Pair).Distinct())
            Under(neighbours, pair).Add(sentence);
    }

    private static string Pair(string one, string next) => $"{one} {next}";

    private static List<T> Under<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }

    private readonly record struct Posting(int Sentence, double Weight, bool IsSaid, bool IsTitled);
}
