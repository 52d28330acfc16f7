#:project ../../src/Agent.Tools/Agent.Tools.csproj
#:property PublishAot=false
// Learns from knowledge/questions*.json and their paraphrases, and from library/questions.json, which signs of a question go with which signs of a sentence that answers it,
// first from four fifths of the questions, to tell how well the rest is answered, then from all. Run from the repository root:
//   dotnet run -c Release models/chef-nano/learn-associations.cs
using System.Text.Json;
using Agent.Tools.Libraries;

const string Knowledge = "models/chef-nano/knowledge";
const int Folds = 5;

var library = Library.Open("library").Documents.Where(document => document.Kind != "recipe").ToList();
var index = new SentenceIndex(library, Associations.None);
var signs = new Dictionary<string, string[]>();
foreach (var document in library)
    foreach (var (place, sentence) in Sentences.Of(document.Body).Index())
        signs.TryAdd(sentence, [.. Signs.OfSentence(document, sentence, place == 0)]);

var asked = Questions().ToList();
var lessons = asked.AsParallel().AsOrdered().Select(one => Lesson.Of(one, index, signs)).ToList();
Report("kept back", Learned.From([.. lessons.Where(lesson => lesson.Question % Folds != 0)]), 0);
var learned = Learned.From(lessons);
Report("learned from", learned, null);
File.WriteAllText(Path.Combine("library", Associations.FileName), learned.Table().ToJson());

void Report(string what, Learned from, int? fold)
{
    var ranked = new SentenceIndex(library, from.Table());
    foreach (var kind in asked.Where(one => fold is null || one.Question % Folds == fold).GroupBy(one => one.Kind))
    {
        var ranks = kind.AsParallel().Select(one => ranked.Find(one.Text, 5).Select(hit => hit.Sentence).ToList().IndexOf(one.Answer)).ToList();
        Console.WriteLine($"{kind.Key,-12} {what,-12} {ranks.Count,5}: first {Share(ranks, 1)}, of three {Share(ranks, 3)}, of five {Share(ranks, 5)}");
    }
}

static string Share(List<int> ranks, int within) => $"{100.0 * ranks.Count(rank => rank >= 0 && rank < within) / ranks.Count:F1} %";

// Each question plain, in a frame, and in other words; and what a document is, which its first sentence says.
IEnumerable<Asked> Questions()
{
    var paraphrases = Read<Dictionary<string, List<string>>>("sayings/paraphrases.json");
    var frames = Read<Dictionary<string, List<string>>>("sayings/questions.json");
    var number = 0;
    foreach (var one in Directory.EnumerateFiles(Knowledge, "questions*.json").Order(StringComparer.Ordinal).SelectMany(file => Read<List<Known>>(Path.GetFileName(file))))
    {
        yield return new(one.Question, one.Answer, "question", number);
        yield return new(frames["question"][number * 7 % frames["question"].Count].Replace("{q}", one.Question.TrimEnd('?'), StringComparison.Ordinal), one.Answer, "framed", number);
        foreach (var other in paraphrases.GetValueOrDefault(one.Question, []))
            yield return new(other, one.Answer, "paraphrase", number);
        number++;
    }
    foreach (var (sentence, questions) in KnownQuestions.In("library").BySentence)
        foreach (var question in questions)
            yield return new(question, sentence, "everyday", number++);
    foreach (var document in library)
        yield return new(frames["title"][number % frames["title"].Count].Replace("{title}", document.Title, StringComparison.Ordinal), Sentences.Of(document.Body)[0], "title", number++);
}

static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Knowledge, file)), JsonSerializerOptions.Web)!;

internal sealed record Known(string Question, string Answer);

internal sealed record Asked(string Text, string Answer, string Kind, int Question);

/// <summary>A question with the sentences that could answer it, by what code alone thinks of them; the right one is among them.</summary>
internal sealed record Lesson(int Question, string[] Signs, int Right, double[] Scores, string[][] SentenceSigns)
{
    private const int Candidates = 50;

    public static Lesson Of(Asked asked, SentenceIndex index, Dictionary<string, string[]> signs)
    {
        var all = index.Ranked(asked.Text, int.MaxValue);
        var right = all.First(hit => hit.Sentence == asked.Answer);
        var hits = all.Take(Candidates).Union([right]).ToList();
        return new(asked.Question, [.. index.SignsOf(asked.Text)], hits.IndexOf(right), [.. hits.Select(hit => hit.Score)], [.. hits.Select(hit => signs[hit.Sentence])]);
    }
}

/// <summary>
/// A weight for each pair of signs that at least three questions and their answers have in common. The right sentence's share of the softmax over
/// the candidates is made greater by AdaGrad, question by question, while each weight is drawn towards zero, so that most pairs end without one.
/// </summary>
internal sealed class Learned
{
    private const int Support = 3;
    private const int Epochs = 8;
    private const double Rate = 0.15;
    private const double Ridge = 0.001;
    private const double Lasso = 0.0005;
    private const double Least = 0.05;

    private readonly Dictionary<(string Asked, string Said), int> pairs;
    private readonly double[] weights;
    private readonly double[] squares;

    private Learned(Dictionary<(string, string), int> pairs) => (this.pairs, weights, squares) = (pairs, new double[pairs.Count], new double[pairs.Count]);

    public static Learned From(IReadOnlyList<Lesson> lessons)
    {
        var supported = lessons.SelectMany(lesson => Pairs(lesson.Signs, lesson.SentenceSigns[lesson.Right]).Select(pair => (pair, lesson.Question))).Distinct()
            .CountBy(one => one.pair).Where(one => one.Value >= Support).Select(one => one.Key).Order();
        var learned = new Learned(supported.Select((pair, i) => (pair, i)).ToDictionary(one => one.pair, one => one.i));
        var known = lessons.Select(lesson => lesson.SentenceSigns.Select(said => learned.Numbers(lesson.Signs, said)).ToArray()).ToList();
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        var random = new Random(1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
                learned.Step(lessons[i], known[i]);
        }
        return learned;
    }

    public Associations Table() => new(pairs.Where(pair => Math.Abs(weights[pair.Value]) >= Least).GroupBy(pair => pair.Key.Asked).ToDictionary(
        row => row.Key, row => (IReadOnlyDictionary<string, double>)row.ToDictionary(pair => pair.Key.Said, pair => Math.Round(weights[pair.Value], 2))));

    private static IEnumerable<(string, string)> Pairs(string[] asked, string[] said) => asked.SelectMany(one => said.Select(other => (one, other)));

    private int[] Numbers(string[] asked, string[] said) => [.. Pairs(asked, said).Where(pairs.ContainsKey).Select(pair => pairs[pair])];

    private void Step(Lesson lesson, int[][] known)
    {
        var scores = lesson.Scores.Select((score, i) => score + known[i].Sum(pair => weights[pair])).ToArray();
        var most = scores.Max();
        var all = scores.Sum(score => Math.Exp(score - most));
        for (var i = 0; i < scores.Length; i++)
        {
            var error = (Math.Exp(scores[i] - most) / all) - (i == lesson.Right ? 1 : 0);
            if (Math.Abs(error) < 1e-4)
                continue;
            foreach (var pair in known[i])
                Move(pair, error + (Ridge * weights[pair]));
        }
    }

    private void Move(int pair, double slope)
    {
        squares[pair] += slope * slope;
        var moved = weights[pair] - (Rate * slope / (Math.Sqrt(squares[pair]) + 0.1));
        weights[pair] = Math.Sign(moved) * Math.Max(0, Math.Abs(moved) - Lasso);
    }
}
