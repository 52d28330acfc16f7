using Agent.Inference.Files;

namespace Agent.Inference.Tests.Files;

/// <summary>A model file in the temporary folder that goes away with its test.</summary>
internal sealed class ModelFile : IDisposable
{
    private static int s_count;

    public ModelFile(byte[] bytes)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"model-{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}.gguf");
        File.WriteAllBytes(Path, bytes);
    }

    public ModelFile(GgufWriter writer)
        : this(BytesOf(writer))
    {
    }

    public string Path { get; }

    public static byte[] BytesOf(GgufWriter writer)
    {
        using var stream = new MemoryStream();
        writer.Write(stream);
        return stream.ToArray();
    }

    public GgufFile Open() => GgufFile.Open(Path);

    public void Dispose() => File.Delete(Path);
}
