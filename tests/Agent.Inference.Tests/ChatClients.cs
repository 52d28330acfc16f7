using System.Security.Cryptography;
using System.Text;
using Agent.Inference.Llama;
using Agent.Inference.Tests.Files;
using Agent.Inference.Tests.Llama;
using Microsoft.Extensions.AI;
using Xunit;

namespace Agent.Inference.Tests;

public sealed class ChatClients : IDisposable
{
    private static readonly ChatOptions s_wild = new() { Temperature = 1, Seed = 5, MaxOutputTokens = 24 };
    private static readonly RandomLlama s_model = new() { Context = 400, Words = ["lamb", " lamb", "la", "mb"] };
    private readonly ModelFile _written = s_model.Write();
    private readonly GgufChatClient _client;

    public ChatClients() => _client = Open();

    public void Dispose()
    {
        _client.Dispose();
        _written.Dispose();
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_reply_on_any_threads_and_whatever_was_asked_before()
    {
        var first = await AskAsync(_client, s_wild, "What is for dinner?");
        await AskAsync(_client, s_wild, "What is for lunch?");
        var again = await AskAsync(_client, s_wild, "What is for dinner?");
        using var other = Open(threads: 3);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Text, (await AskAsync(other, s_wild, "What is for dinner?")).Text);
        var differently = s_wild.Clone();
        differently.Seed = 6;
        Assert.NotEqual(first.Text, (await AskAsync(_client, differently, "What is for dinner?")).Text);
    }

    [Fact]
    public async Task A_conversation_that_grows_is_evaluated_once()
    {
        List<ChatMessage> conversation = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "What is for dinner?")];
        var first = await _client.GetResponseAsync(conversation, s_wild, TestContext.Current.CancellationToken);
        conversation.AddRange(first.Messages);
        conversation.Add(new(ChatRole.User, "And then?"));
        var second = await _client.GetResponseAsync(conversation, s_wild, TestContext.Current.CancellationToken);
        // All of the first prompt and its reply but the reply's last token, which nothing had to follow.
        Assert.Equal(0, first.Usage!.CachedInputTokenCount);
        Assert.Equal(first.Usage.InputTokenCount + first.Usage.OutputTokenCount - 1, second.Usage!.CachedInputTokenCount);
        Assert.Equal((int)(second.Usage.InputTokenCount - second.Usage.CachedInputTokenCount)!.Value, second.AdditionalProperties!["prompt_evaluated"]);
    }

    [Fact]
    public async Task A_reply_comes_back_as_the_tokens_it_was_made_of()
    {
        // Random weights spell "lamb" in many ways and write bytes that are no characters; encoding knows one way.
        List<ChatMessage> conversation = [new(ChatRole.User, "What is for dinner?")];
        var first = await _client.GetResponseAsync(conversation, s_wild, TestContext.Current.CancellationToken);
        conversation.AddRange(first.Messages);
        conversation.Add(new(ChatRole.User, "And then?"));
        using var other = Open();
        var remembered = await _client.GetResponseAsync(conversation, s_wild, TestContext.Current.CancellationToken);
        var encoded = await other.GetResponseAsync(conversation, s_wild, TestContext.Current.CancellationToken);
        Assert.NotEqual(encoded.Usage!.InputTokenCount, remembered.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task The_stream_is_the_reply_in_parts()
    {
        var updates = await _client.GetStreamingResponseAsync("What is for dinner?", s_wild, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var whole = await AskAsync(_client, s_wild, "What is for dinner?");
        Assert.True(updates.Count > 2);
        Assert.Equal(whole.Text, string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(ChatFinishReason.Length, updates[^1].FinishReason);
        Assert.Equal(24, whole.Usage!.OutputTokenCount);
        Assert.IsType<double>(whole.AdditionalProperties!["prompt_ms"]);
        Assert.IsType<double>(whole.AdditionalProperties["generation_ms"]);
        Assert.IsType<double>(whole.AdditionalProperties["first_token_ms"]);
    }

    [Fact]
    public async Task A_stop_sequence_ends_the_reply_before_itself()
    {
        var whole = (await AskAsync(_client, s_wild, "What is for dinner?")).Text;
        var stop = whole.Substring(8, 2);
        var options = s_wild.Clone();
        options.StopSequences = ["never this", stop];
        var stopped = await AskAsync(_client, options, "What is for dinner?");
        Assert.Equal(whole[..whole.IndexOf(stop, StringComparison.Ordinal)], stopped.Text);
        Assert.Equal(ChatFinishReason.Stop, stopped.FinishReason);
    }

    [Fact]
    public async Task A_conversation_longer_than_the_context_is_refused_with_both_lengths()
    {
        var error = await Assert.ThrowsAsync<ContextOverflowException>(() => AskAsync(_client, s_wild, new string('x', 500)));
        Assert.Equal(400, error.ContextLength);
        Assert.True(error.Tokens > 500);
        Assert.NotEmpty((await AskAsync(_client, s_wild, "Shorter?")).Text);
    }

    [Fact]
    public async Task A_reply_ends_with_the_context()
    {
        var options = s_wild.Clone();
        options.MaxOutputTokens = 10000;
        var response = await AskAsync(_client, options, new string('x', 300));
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Equal(400, response.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task A_cancelled_request_leaves_the_next_one_its_turn()
    {
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in _client.GetStreamingResponseAsync("What is for dinner?", s_wild, cancelled.Token))
            {
                await cancelled.CancelAsync();
            }
        });
        using var fresh = Open();
        Assert.Equal((await AskAsync(fresh, s_wild, "What is for dinner?")).Text, (await AskAsync(_client, s_wild, "What is for dinner?")).Text);
    }

    [Fact]
    public async Task Requests_at_the_same_time_do_not_mix()
    {
        string[] questions = ["What is for dinner?", "What is for lunch?", "What is for tea?"];
        var together = await Task.WhenAll(questions.Select(question => AskAsync(_client, s_wild, question)));
        using var fresh = Open();
        for (var i = 0; i < questions.Length; i++)
        {
            Assert.Equal((await AskAsync(fresh, s_wild, questions[i])).Text, together[i].Text);
        }
    }

    [Fact]
    public void The_description_tells_the_file_apart()
    {
        var description = _client.Describe();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_written.Path))), description.Sha256);
        Assert.Equal(("llama", 400, "Q8_0"), (description.Architecture, description.ContextLength, description.Quantisation));
        // Embedding, then per layer two norms, q and output, k and v, and three of the feed-forward part; one last norm.
        Assert.Equal((263 * 64) + (2 * ((2 * 64) + (2 * 64 * 64) + (2 * 64 * 32) + (3 * 64 * 96))) + 64, description.Parameters);
        Assert.Equal(Path.GetFileNameWithoutExtension(_written.Path), _client.GetService<ChatClientMetadata>()!.DefaultModelId);
    }

    [Fact]
    public async Task What_would_be_passed_over_is_refused()
    {
        var tools = new ChatOptions { Tools = [new HostedWebSearchTool()] };
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => AskAsync(_client, tools, "Search."));
        Assert.Contains("offers tools", error.Message, StringComparison.Ordinal);
        var image = new ChatMessage(ChatRole.User, [new DataContent(Encoding.UTF8.GetBytes("x"), "image/png")]);
        var unreadable = await Assert.ThrowsAsync<NotSupportedException>(() => _client.GetResponseAsync([image], null, TestContext.Current.CancellationToken));
        Assert.Contains("A message holds a DataContent", unreadable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adapter_changes_the_reply_and_is_described_with_its_digest_and_scale()
    {
        using var written = new RandomLora(s_model).Write();
        using var adapted = new GgufChatClient(new() { ModelPath = _written.Path, AdapterPath = written.Path, AdapterScale = 0.5f, Threads = 2 });
        Assert.NotEqual((await AskAsync(_client, s_wild, "What is for dinner?")).Text, (await AskAsync(adapted, s_wild, "What is for dinner?")).Text);
        Assert.Equal(_client.Describe() with { Adapter = adapted.Describe().Adapter }, adapted.Describe());
        var parameters = 2 * 8 * ((2 * (64 + 64)) + (2 * (64 + 32)) + (3 * (64 + 96)));
        Assert.Equal(new GgufAdapterDescription("random adapter", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(written.Path))), 0.5f, parameters), adapted.Describe().Adapter);
        Assert.Null(_client.Describe().Adapter);
    }

    [Fact]
    public void An_adapter_that_is_not_there_is_told_apart_from_a_model_that_is_not()
    {
        var error = Assert.Throws<FileNotFoundException>(() => new GgufChatClient(new() { ModelPath = _written.Path, AdapterPath = "nowhere.gguf" }));
        Assert.Equal("There is no adapter file 'nowhere.gguf'.", error.Message);
    }

    private GgufChatClient Open(int threads = 1) => new(new() { ModelPath = _written.Path, Threads = threads });

    private static Task<ChatResponse> AskAsync(GgufChatClient client, ChatOptions options, string question)
        => client.GetResponseAsync(question, options, TestContext.Current.CancellationToken);
}
