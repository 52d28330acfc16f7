using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Tests.Files;
using Xunit;

namespace Agent.Inference.Tests.Llama;

public sealed class Caching : IDisposable
{
    private readonly ModelFile _written = new RandomLlama { Layers = 1 }.Write();
    private readonly GgufFile _file;
    private readonly LlamaModel _model;

    public Caching()
    {
        _file = _written.Open();
        _model = LlamaModel.Load(_file);
    }

    public void Dispose()
    {
        _model.Dispose();
        _file.Dispose();
        _written.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(95)]
    public void A_cached_beginning_gives_the_same_bits(int cached)
    {
        using var cache = new KvCache(_model.Shape, 512);
        var tokens = Tokens(100);
        var fresh = _model.Evaluate(cache.Start(), tokens).ToArray();
        var first = cache.Start();
        _model.Evaluate(first, [.. tokens[..cached], 7, 8, 9]);
        cache.Keep(first);
        var second = cache.Start(tokens);
        Assert.Equal(cached, second.Length);
        Assert.Equal(fresh, _model.Evaluate(second, tokens.AsSpan(cached)));
    }

    [Fact]
    public void A_fork_and_its_origin_do_not_see_each_other()
    {
        using var cache = new KvCache(_model.Shape, 512);
        var trunk = cache.Start();
        _model.Evaluate(trunk, Tokens(40));
        var branch = trunk.Fork();
        Assert.Equal(2, cache.BlocksInUse);
        var onBranch = _model.Evaluate(branch, [1, 2, 3]).ToArray();
        Assert.Equal(3, cache.BlocksInUse);
        var onTrunk = _model.Evaluate(trunk, [4, 5, 6]).ToArray();
        Assert.Equal(_model.Evaluate(cache.Start(), [.. Tokens(40), 1, 2, 3]).ToArray(), onBranch);
        Assert.Equal(_model.Evaluate(cache.Start(), [.. Tokens(40), 4, 5, 6]).ToArray(), onTrunk);
        Assert.Equal([.. Tokens(40), 4, 5, 6], trunk.Tokens);
    }

    [Fact]
    public void What_was_truncated_is_forgotten()
    {
        using var cache = new KvCache(_model.Shape, 512);
        var sequence = cache.Start();
        _model.Evaluate(sequence, [.. Tokens(50), 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
        sequence.Truncate(50);
        Assert.Equal(2, cache.BlocksInUse);
        var again = _model.Evaluate(sequence, [1, 2]).ToArray();
        Assert.Equal(_model.Evaluate(cache.Start(), [.. Tokens(50), 1, 2]).ToArray(), again);
    }

    [Fact]
    public void The_longest_unused_sequence_makes_room()
    {
        using var cache = new KvCache(_model.Shape, 4 * KvCache.BlockTokens);
        Keep(cache, 1);
        Keep(cache, 2);
        using (var used = cache.Start([1, 1, 1]))
        {
            Assert.Equal(3, used.Length);
        }

        Keep(cache, 3);
        using var kept = cache.Start([1, 1, 1]);
        using var dropped = cache.Start([2, 2, 2]);
        Assert.Equal(3, kept.Length);
        Assert.Equal(0, dropped.Length);
    }

    [Fact]
    public void A_cache_whose_sequences_are_all_in_use_says_so()
    {
        using var cache = new KvCache(_model.Shape, 64);
        var sequence = cache.Start();
        _model.Evaluate(sequence, Tokens(64));
        var error = Assert.Throws<InvalidOperationException>(() => _model.Evaluate(cache.Start(), [1]).Length);
        Assert.Contains("all 64 tokens belong to sequences in use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_forks_truncations_and_returns_lose_no_block()
    {
        using var cache = new KvCache(_model.Shape, 2048);
        var random = new SplitMix64(5);
        var live = new List<KvSequence> { cache.Start() };
        for (var i = 0; i < 300; i++)
        {
            var sequence = live[(int)(random.Next() % (ulong)live.Count)];
            switch (random.Next() % 5)
            {
                case 0 when live.Count < 12:
                    live.Add(sequence.Fork());
                    break;
                case 1:
                    sequence.Truncate((int)(random.Next() % (ulong)(sequence.Length + 1)));
                    break;
                case 2 when live.Count > 1:
                    live.Remove(sequence);
                    sequence.Dispose();
                    break;
                default:
                    _model.Evaluate(sequence, Tokens(1 + (int)(random.Next() % 9)));
                    break;
            }
        }

        var (checkedOne, expected) = (live[0], cache.Start());
        if (checkedOne.Length > 0)
        {
            Assert.Equal(_model.Evaluate(expected, [.. checkedOne.Tokens, 1]).ToArray(), _model.Evaluate(checkedOne, [1]).ToArray());
        }

        expected.Dispose();
        live.ForEach(sequence => sequence.Dispose());
        Assert.Equal(0, cache.BlocksInUse);
    }

    private static int[] Tokens(int count) => [.. Enumerable.Range(0, count).Select(i => (i * 41) % 256)];

    private void Keep(KvCache cache, int token)
    {
        var sequence = cache.Start();
        _model.Evaluate(sequence, Enumerable.Repeat(token, 40).ToArray());
        cache.Keep(sequence);
    }
}
