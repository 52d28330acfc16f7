using System.Security.Cryptography;
using Agent.Inference.Llama;
using Microsoft.Win32.SafeHandles;

namespace Agent.Inference.States;

/// <summary>
/// The keys and values of one conversation in a folder, so that another process need not compute them again. Each save
/// writes the blocks that are new. Nothing depends on it: what is not there, is damaged or is of another model or build is
/// computed, and a disk that takes no more ends the saving and nothing else.
/// </summary>
internal sealed class KvState(string folder, byte[] identity, KvCache cache, LlamaModel model, long mostBytes)
{
    // What else is on the disk, a journal above all, needs the room more.
    private const int ShareOfFreeRoom = 8;

    private readonly string _indexPath = Path.Combine(folder, "index");
    private readonly string _blocksPath = Path.Combine(folder, "blocks");
    private StateIndex _index = StateIndex.Empty;
    private bool _ended;

    public string Folder => folder;

    /// <summary>How many tokens have their keys and values in the folder.</summary>
    public int Evaluated => _index.Evaluated;

    private int MostTokens => (int)Math.Min(model.ContextLength, mostBytes / cache.BlockBytes * KvCache.BlockTokens);

    /// <summary>Puts what is kept into the cache, as far as it holds, and returns the replies in it.</summary>
    public IEnumerable<int[]> Restore()
    {
        try
        {
            if (!IsOurs() || Read() is not { } index)
            {
                return [];
            }

            using var blocks = File.OpenHandle(_blocksPath);
            var evaluated = Load(blocks, index);
            _index = index with { Evaluated = evaluated, Blocks = [.. index.Blocks.Take(StateIndex.BlocksFor(evaluated))] };
            return _index.Replies();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Keeps the keys and values of a sequence in place of those before.</summary>
    /// <param name="sequence">What was evaluated.</param>
    /// <param name="tokens">The prompt and what was chosen after it.</param>
    /// <param name="prompt">How many of the tokens are the prompt.</param>
    public void Save(KvSequence sequence, ReadOnlySpan<int> tokens, int prompt)
    {
        if (_ended)
        {
            return;
        }

        try
        {
            Write(sequence, tokens, prompt);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            _ended = true;
        }
    }

    private void Write(KvSequence sequence, ReadOnlySpan<int> tokens, int prompt)
    {
        Directory.CreateDirectory(folder);
        var evaluated = Math.Min(sequence.Length, MostTokens);
        var same = Math.Min(_index.Evaluated, Math.Min(evaluated, _index.Tokens.AsSpan().CommonPrefixLength(tokens))) / KvCache.BlockTokens;
        var count = StateIndex.BlocksFor(evaluated);
        _ended = !IsOurs() || (count - same) * cache.BlockBytes > new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace / ShareOfFreeRoom;
        if (_ended)
        {
            return;
        }

        var digests = _index.Blocks.Take(same).ToList();
        using (var blocks = File.OpenHandle(_blocksPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read))
        {
            for (var block = same; block < count; block++)
            {
                var bytes = cache.Bytes(sequence.Block(block * KvCache.BlockTokens));
                RandomAccess.Write(blocks, bytes, block * cache.BlockBytes);
                digests.Add(SHA256.HashData(bytes));
            }

            RandomAccess.SetLength(blocks, count * cache.BlockBytes);
        }

        // The index comes last and at once: whoever is interrupted before that finds that the last blocks do not match the old one.
        _index = new(tokens.ToArray(), ChosenIn(tokens, prompt), evaluated, digests);
        File.WriteAllBytes($"{_indexPath}.part", _index.Write(identity));
        File.Move($"{_indexPath}.part", _indexPath, overwrite: true);
    }

    private bool[] ChosenIn(ReadOnlySpan<int> tokens, int prompt)
    {
        var known = Math.Min(prompt, _index.Tokens.AsSpan().CommonPrefixLength(tokens));
        var chosen = new bool[tokens.Length];
        _index.Chosen.AsSpan(0, known).CopyTo(chosen);
        chosen.AsSpan(prompt).Fill(true);
        return chosen;
    }

    private StateIndex? Read()
    {
        using var file = File.OpenHandle(_indexPath);
        var length = RandomAccess.GetLength(file);
        if (length > StateIndex.LongestFor(model.ContextLength))
        {
            return null;
        }

        var bytes = new byte[length];
        return RandomAccess.Read(file, bytes, 0) == length ? StateIndex.Read(bytes, identity, model.Shape.Vocabulary, model.ContextLength) : null;
    }

    /// <summary>How many tokens came back; the first block that does not hold ends it.</summary>
    private int Load(SafeFileHandle blocks, StateIndex index)
    {
        var sequence = cache.Start();
        foreach (var (block, digest) in index.Blocks.Take(StateIndex.BlocksFor(MostTokens)).Index())
        {
            var tokens = index.Tokens.AsSpan(sequence.Length, Math.Min(KvCache.BlockTokens, index.Evaluated - sequence.Length));
            sequence.Reserve(tokens.Length);
            var bytes = cache.Bytes(sequence.Block(sequence.Length));
            if (RandomAccess.Read(blocks, bytes, block * cache.BlockBytes) != bytes.Length || !SHA256.HashData(bytes).AsSpan().SequenceEqual(digest))
            {
                sequence.Truncate(sequence.Length);
                break;
            }

            sequence.Append(tokens);
        }

        cache.Keep(sequence);
        return sequence.Length;
    }

    // A link could lead anywhere.
    private bool IsOurs() => Directory.Exists(folder)
        && new[] { new DirectoryInfo(folder), (FileSystemInfo)new FileInfo(_indexPath), new FileInfo(_blocksPath) }.All(place => place.LinkTarget is null);
}
