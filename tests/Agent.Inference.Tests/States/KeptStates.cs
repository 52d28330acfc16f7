using Agent.Inference.Llama;
using Agent.Inference.States;
using Agent.Inference.Tests.Files;
using Agent.Inference.Tests.Llama;
using Microsoft.Extensions.AI;
using Xunit;

namespace Agent.Inference.Tests.States;

/// <summary>A conversation that another process goes on with: the same reply as ever, for the price of its new tokens.</summary>
public sealed class KeptStates : IDisposable
{
    private static readonly RandomLlama s_model = new() { Context = 400, Words = ["lamb", " lamb", "la", "mb"] };
    private readonly ModelFile _written = s_model.Write();
    private readonly string _root = Directory.CreateTempSubdirectory("kept-states-").FullName;

    private readonly List<GgufChatClient> _open = [];
    private string? _adapter;
    private float _scale = 1;
    private readonly List<ChatMessage> _said = [new(ChatRole.User, "What is for dinner, and with which sauce is it served on a Sunday?")];

    private string Folder => Path.Combine(_root, "state");

    private string Blocks => Path.Combine(Folder, "blocks");

    private string Index => Path.Combine(Folder, "index");

    public void Dispose()
    {
        _open.ForEach(client => client.Dispose());
        _written.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task Another_process_evaluates_no_more_than_this_one_would_have()
    {
        var (client, _) = await BegunAsync();
        var here = await GoOnAsync(client, folder: null);
        Assert.InRange(Evaluated(here), 1, 30);
        // The tokens of the reply too: it was not written as the tokenizer would write it, and so it comes back.
        var there = await GoOnAsync(Open());
        Assert.Equal(here.Usage!.InputTokenCount, there.Usage!.InputTokenCount);
        Assert.Equal(here.Text, there.Text);
        Assert.Equal(Evaluated(here), Evaluated(there));
    }

    [Fact]
    public async Task Without_the_folder_all_is_evaluated_again()
    {
        await BegunAsync();
        var alone = await GoOnAsync(Open(), Path.Combine(_root, "another"));
        Assert.Equal(alone.Usage!.InputTokenCount, Evaluated(alone));
    }

    [Fact]
    public async Task Each_save_writes_what_is_new()
    {
        var (here, _) = await BegunAsync();
        var first = await File.ReadAllBytesAsync(Blocks, TestContext.Current.CancellationToken);
        // A block that was changed on the disk and is not written again stays changed.
        first[5] ^= 1;
        await File.WriteAllBytesAsync(Blocks, first, TestContext.Current.CancellationToken);
        await GoOnAsync(here);
        var second = await File.ReadAllBytesAsync(Blocks, TestContext.Current.CancellationToken);
        Assert.True(second.Length > first.Length);
        Assert.Equal(first[5], second[5]);
    }

    [Fact]
    public async Task Every_changed_byte_of_the_index_is_found_and_all_is_evaluated()
    {
        await BegunAsync();
        var index = await File.ReadAllBytesAsync(Index, TestContext.Current.CancellationToken);
        for (var at = 0; at < index.Length; at += 7)
        {
            index[at] ^= 1;
            await File.WriteAllBytesAsync(Index, index, TestContext.Current.CancellationToken);
            Assert.Equal(0, Restored());
            index[at] ^= 1;
        }

        await File.WriteAllBytesAsync(Index, index, TestContext.Current.CancellationToken);
        Assert.True(Restored() > 64);
    }

    [Fact]
    public async Task A_changed_block_ends_what_comes_back_and_the_reply_is_the_same()
    {
        var (here, _) = await BegunAsync();
        var expected = (await GoOnAsync(here, folder: null)).Text;
        var blocks = await File.ReadAllBytesAsync(Blocks, TestContext.Current.CancellationToken);
        blocks[(blocks.Length / 3) + 100] ^= 0x40;
        await File.WriteAllBytesAsync(Blocks, blocks, TestContext.Current.CancellationToken);
        Assert.Equal(KvCache.BlockTokens, Restored());
        Assert.Equal(expected, (await GoOnAsync(Open())).Text);
    }

    [Theory]
    [InlineData("index", 0)]
    [InlineData("index", 50)]
    [InlineData("blocks", 0)]
    [InlineData("blocks", 20000)]
    public async Task A_file_that_was_cut_off_costs_what_it_lacks(string file, int length)
    {
        await BegunAsync();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(Folder, file), bytes[..length], TestContext.Current.CancellationToken);
        Assert.Equal(length == 20000 ? KvCache.BlockTokens : 0, Restored());
        Assert.NotEmpty((await GoOnAsync(Open())).Text);
    }

    [Fact]
    public async Task Another_model_takes_nothing_of_it()
    {
        await BegunAsync();
        using var other = new RandomLlama { Context = 400, Words = ["lamb", " lamb", "la", "mb"], Seed = 2 }.Write();
        using var stranger = new GgufChatClient(new() { ModelPath = other.Path, Threads = 1 });
        var there = await GoOnAsync(stranger);
        Assert.Equal(there.Usage!.InputTokenCount, Evaluated(there));
    }

    [Fact]
    public async Task A_state_is_no_longer_than_it_may_be()
    {
        var block = 16384;
        await BegunAsync(mostBytes: block + 100);
        Assert.Equal(block, new FileInfo(Blocks).Length);
        Assert.Equal(KvCache.BlockTokens, Restored());
    }

    [Fact]
    public async Task Where_nothing_can_be_kept_the_reply_comes_all_the_same()
    {
        await File.WriteAllTextAsync(Folder, "a file where the folder would be", TestContext.Current.CancellationToken);
        Assert.NotEmpty((await GoOnAsync((await BegunAsync()).Here)).Text);
    }

    [Fact]
    public async Task Nothing_is_read_or_written_through_a_link()
    {
        var elsewhere = Path.Combine(_root, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        Directory.CreateSymbolicLink(Folder, elsewhere);
        await BegunAsync();
        Assert.Empty(Directory.GetFiles(elsewhere));
    }

    [Fact]
    public async Task What_another_adapter_or_another_scale_of_it_computed_is_not_used()
    {
        using var first = new RandomLora(s_model).Write();
        using var second = new RandomLora(s_model) { Seed = 2 }.Write();
        _adapter = first.Path;
        await BegunAsync();
        Assert.InRange(Evaluated(await GoOnAsync(Open())), 1, 30);
        foreach (var (adapter, scale) in new[] { (first.Path, 0.5f), (second.Path, 0.5f), (null, 1f), (first.Path, 1f) })
        {
            (_adapter, _scale) = (adapter, scale);
            var other = await GoOnAsync(Open());
            Assert.Equal(other.Usage!.InputTokenCount, Evaluated(other));
        }
    }

    private GgufChatClient Open(long mostBytes = 1 << 30)
    {
        _open.Add(new(new() { ModelPath = _written.Path, AdapterPath = _adapter, AdapterScale = _scale, Threads = 1, MostStateBytes = mostBytes }));
        return _open[^1];
    }

    private async Task<(GgufChatClient Here, ChatResponse First)> BegunAsync(long mostBytes = 1 << 30)
    {
        var here = Open(mostBytes);
        var first = await here.GetResponseAsync(_said, Options(Folder), TestContext.Current.CancellationToken);
        _said.AddRange(first.Messages);
        _said.Add(new(ChatRole.User, "And then?"));
        return (here, first);
    }

    private Task<ChatResponse> GoOnAsync(GgufChatClient client) => GoOnAsync(client, Folder);

    private Task<ChatResponse> GoOnAsync(GgufChatClient client, string? folder) => client.GetResponseAsync(_said, Options(folder), TestContext.Current.CancellationToken);

    private static ChatOptions Options(string? folder) => new()
    {
        Temperature = 1, Seed = 5, MaxOutputTokens = 24, AdditionalProperties = folder is null ? null : new() { [GgufChatClient.StateFolder] = folder },
    };

    private static long Evaluated(ChatResponse response) => (int)response.AdditionalProperties!["prompt_evaluated"]!;

    // How many tokens a process would find, without asking the model of it anything.
    private int Restored()
    {
        using var file = _written.Open();
        using var model = LlamaModel.Load(file);
        using var cache = new KvCache(model.Shape, 800);
        return new KvStates(cache, model, new(() => GgufDescription.Of(file, model)), 1 << 30).Of(Folder, _ => { }).Evaluated;
    }
}
