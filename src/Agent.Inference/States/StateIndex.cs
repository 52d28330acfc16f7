using System.Buffers.Binary;
using System.Security.Cryptography;
using Agent.Inference.Llama;

namespace Agent.Inference.States;

/// <summary>
/// Which tokens a kept state is of, which of them the model chose, and the digest of each block of their keys and values.
/// It is a stranger's file until its digest, its model and every number in it were checked.
/// </summary>
/// <param name="Tokens">The conversation, with what was chosen last and not evaluated yet.</param>
/// <param name="Chosen">Which of the tokens are of a reply.</param>
/// <param name="Evaluated">How many of the tokens have keys and values.</param>
/// <param name="Blocks">The SHA-256 of each block, the last of which may hold fewer tokens than it could.</param>
internal sealed record StateIndex(int[] Tokens, bool[] Chosen, int Evaluated, IReadOnlyList<byte[]> Blocks)
{
    private const int Digest = SHA256.HashSizeInBytes;
    private const uint ChosenBit = 1u << 31;

    public static StateIndex Empty { get; } = new([], [], 0, []);

    private static ReadOnlySpan<byte> Magic => "KVSTATE1"u8;

    private static int HeadLength => Magic.Length + Digest + (2 * sizeof(int));

    public static int BlocksFor(int tokens) => (tokens + KvCache.BlockTokens - 1) / KvCache.BlockTokens;

    /// <summary>The longest index that a model of this context can have.</summary>
    public static long LongestFor(int context) => HeadLength + ((long)context * sizeof(int)) + ((long)BlocksFor(context) * Digest) + Digest;

    public byte[] Write(ReadOnlySpan<byte> identity)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Magic);
        bytes.Write(identity);
        Write(bytes, (uint)Tokens.Length);
        Write(bytes, (uint)Evaluated);
        foreach (var (at, token) in Tokens.Index())
        {
            Write(bytes, (uint)token | (Chosen[at] ? ChosenBit : 0));
        }

        foreach (var block in Blocks)
        {
            bytes.Write(block);
        }

        return [.. bytes.ToArray(), .. SHA256.HashData(bytes.ToArray())];
    }

    /// <summary>The index that these bytes are, or null where anything about them is not as it must be.</summary>
    /// <param name="bytes">What the file holds.</param>
    /// <param name="identity">What the state must be of.</param>
    /// <param name="vocabulary">The number of token ids.</param>
    /// <param name="context">The most tokens that there can be.</param>
    public static StateIndex? Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> identity, int vocabulary, int context)
    {
        if (bytes.Length < HeadLength + Digest || !bytes.StartsWith(Magic) || !bytes[Magic.Length..].StartsWith(identity) || !SHA256.HashData(bytes[..^Digest]).AsSpan().SequenceEqual(bytes[^Digest..]))
        {
            return null;
        }

        var (count, evaluated) = (BinaryPrimitives.ReadInt32LittleEndian(bytes[(HeadLength - 8)..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[(HeadLength - 4)..]));
        if (count < 0 || count > context || evaluated < 0 || evaluated > count || bytes.Length != HeadLength + (count * sizeof(int)) + (BlocksFor(evaluated) * Digest) + Digest)
        {
            return null;
        }

        var (tokens, chosen) = (new int[count], new bool[count]);
        for (var at = 0; at < count; at++)
        {
            var word = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(HeadLength + (at * sizeof(int)))..]);
            (tokens[at], chosen[at]) = ((int)(word & ~ChosenBit), (word & ChosenBit) != 0);
            if (tokens[at] >= vocabulary)
            {
                return null;
            }
        }

        var digests = bytes[(HeadLength + (count * sizeof(int)))..^Digest];
        var blocks = new List<byte[]>();
        for (var at = 0; at < digests.Length; at += Digest)
        {
            blocks.Add(digests.Slice(at, Digest).ToArray());
        }

        return new(tokens, chosen, evaluated, blocks);
    }

    /// <summary>The replies among the tokens; between two of them there is always something that the model did not choose.</summary>
    public IEnumerable<int[]> Replies()
    {
        for (var start = 0; start < Tokens.Length; start++)
        {
            if (!Chosen[start])
            {
                continue;
            }

            var end = start;
            while (end < Tokens.Length && Chosen[end])
            {
                end++;
            }

            yield return Tokens[start..end];
            start = end;
        }
    }

    private static void Write(Stream stream, uint number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        stream.Write(bytes);
    }
}
