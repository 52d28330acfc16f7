using System.Globalization;
using System.Numerics.Tensors;
using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>The pairs of an adapter file, all of them checked against the model's shape before any is built.</summary>
internal sealed class LoraWeights : IDisposable
{
    private const string Down = ".lora_a";
    private const string Up = ".lora_b";

    // Adapters in use have some tens; far above that every product would leave the range of the numbers.
    private const float MostAlpha = 65_536;
    private readonly Dictionary<string, LowRank> _pairs = [];

    private LoraWeights(LlamaAdapter adapter, LlamaShape shape)
    {
        var file = adapter.File;
        RefuseOther(file);
        var alpha = ReadAlpha(file);
        RefuseUnread(file, shape);
        foreach (var (matrix, down, up, rank) in Pairs(file, shape).ToList())
        {
            // As llama.cpp has it: without an alpha the scale stands alone.
            var scale = alpha == 0 ? adapter.Scale : adapter.Scale * alpha / rank;
            _pairs.Add(matrix, new(Finite(file, down), Finite(file, up), rank, scale));
        }
    }

    /// <summary>The most numbers that lie between two matrices of a pair.</summary>
    public int Width => _pairs.Values.Max(pair => pair.Width);

    /// <summary>Throws <see cref="GgufException"/> with what is wrong with the adapter, or why it is not one of this model.</summary>
    public static LoraWeights Load(LlamaAdapter adapter, LlamaShape shape) => new(adapter, shape);

    /// <summary>What is added to the products of a matrix, or null.</summary>
    public LowRank? Find(string matrix) => _pairs.GetValueOrDefault(matrix);

    public void Dispose()
    {
        foreach (var pair in _pairs.Values)
        {
            pair.Dispose();
        }
    }

    private static void RefuseOther(GgufFile file)
    {
        if (file.Text("general.type") is var type && type != "adapter")
        {
            throw file.Refused($"it was given as an adapter, and its 'general.type' is '{type ?? "(none)"}'.");
        }

        if (file.Text("adapter.type") is var kind && kind != "lora")
        {
            throw file.Refused($"it is an adapter of type '{kind ?? "(none)"}'. This engine applies: lora.");
        }

        if (file.Text("general.architecture") is var architecture && architecture != LlamaShape.Architecture)
        {
            throw file.Refused($"it is an adapter for the architecture '{architecture ?? "(none)"}', and the model is a {LlamaShape.Architecture}.");
        }

        if (file.Metadata.ContainsKey("adapter.alora.invocation_tokens"))
        {
            throw file.Refused("it is to be applied only after certain tokens, and this engine applies an adapter to all of them.");
        }
    }

    private static float ReadAlpha(GgufFile file) => file.Real("adapter.lora.alpha") switch
    {
        null => throw file.Refused("it lacks 'adapter.lora.alpha'. Convert the adapter again."),
        >= 0 and <= MostAlpha and var alpha => (float)alpha,
        var other => throw file.Refused(string.Create(CultureInfo.InvariantCulture, $"its 'adapter.lora.alpha' is {other}. It must be from 0 to {MostAlpha}.")),
    };

    // A part that is passed over, such as a norm or the embedding, would make every answer quietly wrong.
    private static void RefuseUnread(GgufFile file, LlamaShape shape)
    {
        if (file.Tensors.Count == 0)
        {
            throw file.Refused("it has no tensors. Convert the adapter again.");
        }

        var read = Names(shape).SelectMany(matrix => new[] { matrix.Name + Down, matrix.Name + Up }).ToHashSet(StringComparer.Ordinal);
        if (file.Tensors.FirstOrDefault(tensor => !read.Contains(tensor.Name)) is { } unread)
        {
            throw file.Refused($"it has a tensor '{unread.Name}'. This engine applies {Down} and {Up} to these matrices of the model's {shape.Layers} layers: {string.Join(", ", shape.LayerMatrices.Keys)}.");
        }
    }

    private static IEnumerable<(string Name, int Rows, int Columns)> Names(LlamaShape shape)
        => Enumerable.Range(0, shape.Layers).SelectMany(layer => shape.LayerMatrices.Select(
            matrix => (LlamaLayer.NameOf(layer, matrix.Key), matrix.Value.Rows, matrix.Value.Columns)));

    private static IEnumerable<(string Matrix, GgufTensor Down, GgufTensor Up, int Rank)> Pairs(GgufFile file, LlamaShape shape)
    {
        foreach (var (name, rows, columns) in Names(shape))
        {
            switch (file.FindTensor(name + Down), file.FindTensor(name + Up))
            {
                case (null, null):
                    break;
                case ({ } down, { } up):
                    yield return (name, Readable(file, down), Readable(file, up), Rank(file, down, up, (rows, columns)));
                    break;
                case (var down, var up):
                    throw file.Refused($"it has '{(down ?? up)!.Name}' and no '{name}{(down is null ? Down : Up)}'. Convert the adapter again.");
            }
        }
    }

    private static int Rank(GgufFile file, GgufTensor down, GgufTensor up, (int Rows, int Columns) matrix)
    {
        if (down.Dimensions is not [var columns, var rank] || up.Dimensions is not [var same, var rows]
            || columns != (ulong)matrix.Columns || rows != (ulong)matrix.Rows || rank != same)
        {
            throw file.Refused($"'{down.Name}' is {down.Shape} and '{up.Name}' is {up.Shape}. For this model they must be {matrix.Columns}xR and Rx{matrix.Rows}: the adapter is of another model.");
        }

        var most = Math.Max(matrix.Rows, matrix.Columns);
        return rank <= (ulong)most ? (int)rank : throw file.Refused($"the rank of '{down.Name}' is {rank}. It must be between 1 and {most}.");
    }

    private static GgufTensor Readable(GgufFile file, GgufTensor tensor) => GgufEncoding.CanDecode(tensor.Type)
        ? tensor
        : throw file.Refused($"tensor '{tensor.Name}' is {tensor.Type}. This engine reads adapters of: {GgufEncoding.Types}.");

    private static float[] Finite(GgufFile file, GgufTensor tensor)
        => file.Values(tensor) is var values && TensorPrimitives.IsFiniteAll<float>(values)
            ? values
            : throw file.Refused($"tensor '{tensor.Name}' holds a number that is not finite.");
}
