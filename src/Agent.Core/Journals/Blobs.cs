using System.Security.Cryptography;

namespace Agent.Core.Journals;

/// <summary>Long texts beside a journal, each in a file named by its SHA-256: a text that comes again costs nothing.</summary>
public sealed class Blobs(string folder)
{
    /// <summary>Texts of more bytes than this go to a blob.</summary>
    public const int Least = 4096;

    /// <summary>The blobs of a journal: the folder <c>blobs</c> beside it.</summary>
    public static Blobs Beside(string journal) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(journal))!, "blobs"));

    /// <summary>Keeps a text and says its name. When this returns, the text survives a pulled plug.</summary>
    public string Keep(ReadOnlySpan<byte> text)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(text));
        var path = Path.Combine(folder, name);
        // What lies there under this name may have been damaged since.
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(text))
            return name;
        if (!Directory.Exists(folder))
            Durable.MakeFolder(folder);
        Durable.Replace(path, text);
        return name;
    }

    /// <summary>The text, if it is what was kept.</summary>
    /// <exception cref="JournalException">There is no such blob, or it holds something else.</exception>
    internal byte[] Read(BlobReference reference)
    {
        if (reference.Sha256.Length != 64 || !reference.Sha256.All(char.IsAsciiHexDigitLower))
            throw new JournalException($"names the blob '{reference.Sha256}', which is not the name of one.");
        var path = Path.Combine(folder, reference.Sha256);
        try
        {
            if (new FileInfo(path).Length is var length && length != reference.Bytes)
                throw new JournalException($"names the blob '{path}' of {reference.Bytes} bytes, and it has {length}.");
            var text = File.ReadAllBytes(path);
            return Convert.ToHexStringLower(SHA256.HashData(text)) == reference.Sha256
                ? text
                : throw new JournalException($"names the blob '{path}', which does not match its hash.");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"names the blob '{path}', which could not be read: {DiskFailure.Reason(broken)}", broken);
        }
    }
}
