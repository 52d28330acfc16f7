namespace Agent.Tools.Libraries;

/// <summary>Associations for a set of sentences, whose signs are numbered so that a sum over them is a few additions.</summary>
internal sealed class SignWeights
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly Dictionary<string, (int Sign, double Weight)[]> weights;

    public SignWeights(Associations associations)
        => weights = associations.Weights.ToDictionary(row => row.Key, row => row.Value.Select(cell => (NumberOf(cell.Key), cell.Value)).ToArray());

    /// <summary>The numbers of a sentence's signs; those that go with no sign of any question have none.</summary>
    public int[] NumbersOf(IEnumerable<string> signs) => [.. signs.Where(numbers.ContainsKey).Select(NumberOf)];

    /// <summary>By its number, what each sign of a sentence is worth for a question with these signs.</summary>
    public double[] Of(IEnumerable<string> signs)
    {
        var sums = new double[numbers.Count];
        foreach (var (sign, weight) in signs.SelectMany(sign => weights.GetValueOrDefault(sign, [])))
            sums[sign] += weight;
        return sums;
    }

    private int NumberOf(string sign)
    {
        if (!numbers.TryGetValue(sign, out var number))
            numbers[sign] = number = numbers.Count;
        return number;
    }
}
