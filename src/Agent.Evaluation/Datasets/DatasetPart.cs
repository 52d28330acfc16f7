using System.Security.Cryptography;
using System.Text;

namespace Agent.Evaluation.Datasets;

/// <summary>One file of a dataset, with what it holds and the digest of its bytes.</summary>
public sealed class DatasetPart(string path) : IDisposable
{
    private readonly FileStream file = File.Create(path);
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string Path { get; } = path;
    public int Conversations { get; private set; }
    public int Replies { get; private set; }

    /// <summary>Characters of the replies that are learned.</summary>
    public long Characters { get; private set; }

    /// <summary>Of the bytes so far.</summary>
    public string Sha256 => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Add(Sample sample, SampleFormat format)
    {
        ArgumentNullException.ThrowIfNull(sample);
        foreach (var line in SampleLines.Of(sample, format))
        {
            var bytes = Encoding.UTF8.GetBytes(line + "\n");
            file.Write(bytes);
            hash.AppendData(bytes);
        }
        Conversations++;
        Replies += sample.Learned;
        Characters += sample.Messages.Where(message => message.Learned).Sum(message => (long)message.Text.Length);
    }

    public void Dispose()
    {
        file.Dispose();
        hash.Dispose();
    }
}
