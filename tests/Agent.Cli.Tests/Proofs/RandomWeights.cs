using Agent.Inference.Files;

namespace Agent.Cli.Tests.Proofs;

/// <summary>A model file with the shape, the vocabulary and the template of another, and weights that mean nothing.</summary>
internal static class RandomWeights
{
    /// <param name="like">The file whose metadata and tensor shapes are taken over.</param>
    /// <param name="path">Where the new file goes.</param>
    /// <param name="seed">Same seed, same weights.</param>
    /// <param name="spread">The largest weight; a wide spread gives a model that is sure of its nonsense, a narrow one that wavers.</param>
    public static void Write(string like, string path, int seed, float spread)
    {
        using var file = GgufFile.Open(like);
        var random = new Random(seed);
        var writer = new GgufWriter();
        foreach (var (key, value) in file.Metadata)
            Add(writer, key, value.Content);
        foreach (var tensor in file.Tensors)
        {
            var values = new float[tensor.Dimensions.Aggregate(1, (product, size) => product * (int)size)];
            for (var i = 0; i < values.Length; i++)
                values[i] = ((random.NextSingle() * 2) - 1) * spread;
            writer.AddTensor(tensor.Name, tensor.Type, values, [.. tensor.Dimensions]);
        }
        using var stream = File.Create(path);
        writer.Write(stream);
    }

    private static GgufWriter Add(GgufWriter writer, string key, object content) => content switch
    {
        string text => writer.Add(key, text),
        uint number => writer.Add(key, number),
        float number => writer.Add(key, number),
        bool flag => writer.Add(key, flag),
        string[] texts => writer.Add(key, texts),
        float[] numbers => writer.Add(key, numbers),
        int[] numbers => writer.Add(key, numbers),
        _ => throw new NotSupportedException($"'{key}' holds a {content.GetType().Name}, which the writer does not take."),
    };
}
