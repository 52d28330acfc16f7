using System.Text.Json;
using Agent.Inference.Tests.Files;
using Agent.Inference.Tests.Llama;
using Microsoft.Extensions.AI;
using Xunit;

namespace Agent.Inference.Tests.Replies;

public sealed class DecodedReplies : IDisposable
{
    private const string Choice = """{"type":"object","properties":{"read":{"enum":["roast lamb","roast leeks","lentils","lamb","plums","pears","a plum"]}},"required":["read"],"additionalProperties":false}""";

    private readonly ModelFile _written = new RandomLlama { Context = 400, Words = ["lamb", " lamb", "roast", "\":\"", "pl", "le"] }.Write();
    private readonly GgufChatClient _client;

    public DecodedReplies() => _client = Open(threads: 1);

    public void Dispose()
    {
        _client.Dispose();
        _written.Dispose();
    }

    [Fact]
    public async Task Neighbouring_points_give_one_reply_until_the_next_one_begins()
    {
        // Every way to write a reply owns one part of the interval, which holds only when the mask comes before the choice.
        var replies = new List<string>();
        for (var i = 0; i < 128; i++)
        {
            replies.Add((await AskAsync(_client, (i + 0.5) / 128, seed: i)).Text);
        }

        var changes = replies.Zip(replies.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.InRange(replies.Distinct().Count(), 4, 7);
        Assert.InRange(changes, 3, 20);
    }

    [Fact]
    public async Task A_point_fixes_the_reply_whatever_the_threads_and_the_cache()
    {
        using var two = Open(threads: 2);
        for (var i = 0; i < 8; i++)
        {
            var first = await AskAsync(_client, i / 8.0, seed: 1);
            Assert.Equal(first.Text, (await AskAsync(_client, i / 8.0, seed: 1)).Text);
            Assert.Equal(first.Text, (await AskAsync(two, i / 8.0, seed: 2)).Text);
        }
    }

    [Fact]
    public async Task A_point_that_is_no_number_is_refused()
    {
        var options = new ChatOptions { Temperature = 1, AdditionalProperties = new() { ["code_point"] = "half" } };
        var error = await Assert.ThrowsAsync<ArgumentException>(() => _client.GetResponseAsync("?", options, TestContext.Current.CancellationToken));
        Assert.Equal("'code_point' is 'half'. It must be a number.", error.Message);
    }

    private GgufChatClient Open(int threads) => new(new() { ModelPath = _written.Path, Threads = threads });

    private static Task<ChatResponse> AskAsync(GgufChatClient client, double point, int seed)
        => client.GetResponseAsync("What to read?", new()
        {
            ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(Choice)),
            Temperature = 1, Seed = seed, MaxOutputTokens = 60, AdditionalProperties = new() { ["code_point"] = point },
        }, TestContext.Current.CancellationToken);
}
