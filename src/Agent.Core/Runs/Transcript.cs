using System.Collections;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Agent.Core.Runs;

/// <summary>The messages that every request begins with, and a digest of them that grows with them at the cost of the new one alone.</summary>
public sealed class Transcript : IReadOnlyList<Turn>
{
    private readonly ImmutableList<Turn> turns;
    private readonly byte[] digest;

    private Transcript(ImmutableList<Turn> turns, byte[] digest)
    {
        this.turns = turns;
        this.digest = digest;
    }

    public static Transcript Empty { get; } = new([], new byte[SHA256.HashSizeInBytes]);

    public int Count => turns.Count;

    public Turn this[int index] => turns[index];

    /// <param name="turn">What is said next.</param>
    /// <param name="aside">What came with it and is not said, and yet decides what may be said after it.</param>
    public Transcript Add(Turn turn, string aside = "")
    {
        ArgumentNullException.ThrowIfNull(turn);
        return new Transcript(turns.Add(turn), SHA256.HashData([.. digest, (byte)turn.Speaker, .. Encoding.UTF8.GetBytes($"{turn.Text}\0{aside}")]));
    }

    /// <summary>The first turns and no more.</summary>
    public Transcript Head(int count) => turns.Take(count).Aggregate(Empty, (head, turn) => head.Add(turn));

    /// <summary>SHA-256 over the system's message, these turns and a new prompt: one request has one digest, and another has another.</summary>
    public string DigestOf(string system, string prompt) => Convert.ToHexStringLower(SHA256.HashData(
        [.. SHA256.HashData(Encoding.UTF8.GetBytes(system)), .. digest, .. Encoding.UTF8.GetBytes(prompt)]));

    public IEnumerator<Turn> GetEnumerator() => turns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
