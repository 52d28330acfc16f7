using System.Text.Json;
using Agent.Inference.Replies;
using Agent.Inference.Tests.Files;
using Agent.Inference.Tests.Grammars;
using Agent.Inference.Tests.Llama;
using Microsoft.Extensions.AI;
using Xunit;

namespace Agent.Inference.Tests;

/// <summary>A model with random weights wants anything at all; what it is held to must hold nonetheless.</summary>
public sealed class ConstrainedReplies : IDisposable
{
    private const string Action = """
        {"type":"object","properties":{"thought":{"type":"string","maxLength":60},"tool":{"enum":["search","read","write_file"]},
        "args":{"anyOf":[{"type":"object","properties":{"query":{"type":"string"}},"required":["query"],"additionalProperties":false},
        {"type":"object","properties":{"path":{"type":"string"},"lines":{"type":"array","items":{"type":"integer"}}},"required":["path","lines"],"additionalProperties":false}]}},
        "required":["thought","tool","args"],"additionalProperties":false}
        """;

    private const string List = """
        {"type":"object","properties":{"steps":{"type":"array","minItems":1,"items":{"type":"object","properties":{"tool":{"enum":["é","è","search"]},"n":{"type":"number"},"on":{"type":"boolean"}},
        "required":["tool","n"],"additionalProperties":false}},"note":{"type":["string","null"]}},"required":["steps","note"],"additionalProperties":false}
        """;

    private readonly ModelFile _written = new RandomLlama { Layers = 1, Context = 2048, Spread = 1.5f, Words = ["search", "\",\"", "lamb", " lamb", "\\n", "{\"", "é", "ü\"}"] }.Write();
    private readonly GgufChatClient _client;

    public ConstrainedReplies() => _client = new(new() { ModelPath = _written.Path, Threads = 1 });

    public void Dispose()
    {
        _client.Dispose();
        _written.Dispose();
    }

    [Theory]
    [InlineData(Action, 48)]
    [InlineData(Action, 120)]
    [InlineData(List, 40)]
    [InlineData(List, 200)]
    public async Task Every_reply_fits_its_schema_and_its_budget(string schema, int budget)
    {
        var root = JsonElement.Parse(schema);
        var oracle = new SchemaOracle(root);
        var closed = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var response = await AskAsync(root, seed, budget);
            Assert.True(oracle.Holds(JsonElement.Parse(response.Text)), $"Seed {seed} gave {response.Text}");
            Assert.InRange(response.Usage!.OutputTokenCount!.Value, 1, budget);
            Assert.True(response.FinishReason == ChatFinishReason.Stop || response.FinishReason == ChatFinishReason.Length);
            closed += response.FinishReason == ChatFinishReason.Length ? 1 : 0;
        }

        // Random weights seldom end a string on their own, so the budget's end was met many times.
        Assert.InRange(closed, 1, 60);
    }

    [Fact]
    public async Task The_smallest_budget_that_is_not_refused_still_gives_a_whole_reply()
    {
        var root = JsonElement.Parse(Action);
        var most = 1;
        while (true)
        {
            try
            {
                var response = await AskAsync(root, 1, most);
                Assert.True(new SchemaOracle(root).Holds(JsonElement.Parse(response.Text)));
                Assert.InRange(response.Usage!.OutputTokenCount!.Value, 1, most);
                break;
            }
            catch (OutputLimitException tooSmall)
            {
                Assert.Contains($"MaxOutputTokens is {most}. Raise it.", tooSmall.Message, StringComparison.Ordinal);
                most++;
            }
        }
    }

    [Fact]
    public async Task What_leaves_no_choice_is_not_asked_of_the_model()
    {
        var response = await AskAsync(JsonElement.Parse("""{"const":{"answer":[1,2,3]}}"""), 0, 50);
        Assert.Equal("""{"answer":[1,2,3]}""", response.Text);
        Assert.Equal((int)response.Usage!.OutputTokenCount!.Value, response.AdditionalProperties!["forced"]);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Fact]
    public async Task Without_a_schema_json_is_still_an_object()
    {
        var response = await _client.GetResponseAsync("Say anything.", new() { ResponseFormat = ChatResponseFormat.Json, Temperature = 1, MaxOutputTokens = 60, Seed = 3 }, TestContext.Current.CancellationToken);
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(response.Text).ValueKind);
    }

    private Task<ChatResponse> AskAsync(JsonElement schema, int seed, int budget)
        => _client.GetResponseAsync("What next?", new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema), Temperature = 1, Seed = seed, MaxOutputTokens = budget }, TestContext.Current.CancellationToken);
}
