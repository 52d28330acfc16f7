using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Inference.Tests.Files;
using Agent.Inference.Tests.Llama;
using Microsoft.Extensions.AI;
using Xunit;

namespace Agent.Inference.Tests.Replies;

/// <summary>A model with random weights spells nonsense wherever it may; kept to words it cannot.</summary>
public sealed partial class GroundedReplies : IDisposable
{
    private const string Note = """{"type":"object","properties":{"note":{"type":"string"}},"required":["note"],"additionalProperties":false}""";
    private const string Question = "A dessert with jackfruit, CRÈME brûlée and øre for 3, please; zest";

    private static readonly string[] s_allowed =
    [
        "lamb", "Lamb", "olive", "Olive", "Easter", "easter", "free", "Free", "é", "É",
        "a", "A", "dessert", "Dessert", "with", "With", "jackfruit", "Jackfruit", "CRÈME", "crème", "Crème", "brûlée", "Brûlée",
        "and", "And", "øre", "Øre", "for", "For", "please", "Please", "zest", "Zest",
    ];

    private readonly ModelFile _written = new RandomLlama { Layers = 1, Context = 1024, Spread = 1.5f, Words = ["lamb", " lamb", "\\n", "{\"", "\",\"", " olive", " Easter", "-free", "é", "jack", "fruit"] }.Write();

    public void Dispose() => _written.Dispose();

    [Fact]
    public async Task Every_word_is_one_of_the_vocabulary_or_of_the_conversation()
    {
        using var client = Open(grounded: true);
        var said = new HashSet<string>();
        for (var seed = 0; seed < 80; seed++)
        {
            said.UnionWith(WholeWordsOf(await AskAsync(client, Note, seed)));
        }

        Assert.Empty(said.Except(s_allowed).Except(["jack", "Jack", "fruit", "Fruit"]));
        Assert.Superset(new HashSet<string> { "jackfruit", "lamb", "crème", "brûlée", "Øre" }, said);
    }

    [Fact]
    public async Task Without_that_words_are_free()
    {
        using var client = Open(grounded: null);
        var said = new HashSet<string>();
        for (var seed = 0; seed < 10; seed++)
        {
            said.UnionWith(WholeWordsOf(await AskAsync(client, Note, seed)));
        }

        Assert.NotEmpty(said.Except(s_allowed));
    }

    [Fact]
    public async Task A_file_says_for_itself_whether_its_words_are_grounded()
    {
        using var written = new ModelFile(new RandomLlama { Layers = 1, Context = 1024, Spread = 1.5f }.Writer().Add("tokenizer.grounded_words", true));
        using var client = new GgufChatClient(new() { ModelPath = written.Path, Threads = 1 });
        using var free = new GgufChatClient(new() { ModelPath = written.Path, Threads = 1, GroundedWords = false });
        Assert.Empty(WholeWordsOf(await AskAsync(client, Note, 1)).Except(s_allowed));
        Assert.NotEmpty(WholeWordsOf(await AskAsync(free, Note, 1)).Except(s_allowed));
    }

    [Fact]
    public async Task An_adapter_brings_the_words_that_it_was_taught()
    {
        var model = new RandomLlama { Layers = 1, Context = 1024, Spread = 1.5f };
        using var written = new ModelFile(model.Writer().Add("tokenizer.grounded_words", true));
        using var adapter = new ModelFile(new RandomLora(model).Writer().Add("adapter.grounded_words", ["khinkali", "Ωmega"]));
        using var client = new GgufChatClient(new() { ModelPath = written.Path, AdapterPath = adapter.Path, AdapterScale = 0, Threads = 1 });
        var said = new HashSet<string>();
        for (var seed = 0; seed < 40; seed++)
        {
            said.UnionWith(WholeWordsOf(await AskAsync(client, Note, seed)));
        }

        Assert.Empty(said.Except(s_allowed).Except(["khinkali", "Khinkali", "Ωmega", "ωmega"]));
        Assert.Contains("khinkali", said, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_the_schema_says_is_never_held_back()
    {
        const string unknown = """
            {"type":"object","properties":{"qqq":{"enum":["xyzzy","xyz\u00e9zy"]},"short":{"type":"string","maxLength":3},"stamp":{"type":"string","pattern":"^wxyz-[0-9]{2}-vuts$"}},
            "required":["qqq","short","stamp"],"additionalProperties":false}
            """;
        using var client = Open(grounded: true);
        for (var seed = 0; seed < 20; seed++)
        {
            var reply = JsonElement.Parse((await AskAsync(client, unknown, seed)).Text);
            Assert.StartsWith("xyz", reply.GetProperty("qqq").GetString(), StringComparison.Ordinal);
            Assert.Matches("^wxyz-[0-9]{2}-vuts$", reply.GetProperty("stamp").GetString());
        }
    }

    [Fact]
    public async Task Replies_of_the_model_are_read_without_their_escapes()
    {
        using var client = Open(grounded: true);
        ChatMessage[] conversation = [new(ChatRole.User, "?"), new(ChatRole.Assistant, """{"note":"# \nqueue\u00e9s\n"}"""), new(ChatRole.User, "?")];
        var said = new HashSet<string>();
        for (var seed = 0; seed < 60; seed++)
        {
            said.UnionWith(WholeWordsOf(await client.GetResponseAsync(conversation, Options(Note, seed), TestContext.Current.CancellationToken)));
        }

        Assert.Contains("queueés", said);
        Assert.DoesNotContain("nqueueés", said);
    }

    [Fact]
    public async Task The_same_words_come_on_any_threads_in_parts_and_whatever_was_asked_before()
    {
        using var one = Open(grounded: true);
        using var two = new GgufChatClient(new() { ModelPath = _written.Path, Threads = 2, GroundedWords = true });
        var first = await AskAsync(one, Note, 7);
        var parts = await two.GetStreamingResponseAsync(Question, Options(Note, 7), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(first.Text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(first.Text, (await AskAsync(one, Note, 7)).Text);
    }

    private GgufChatClient Open(bool? grounded) => new(new() { ModelPath = _written.Path, Threads = 1, GroundedWords = grounded });

    private static Task<ChatResponse> AskAsync(GgufChatClient client, string schema, int seed)
        => client.GetResponseAsync(Question, Options(schema, seed), TestContext.Current.CancellationToken);

    private static ChatOptions Options(string schema, int seed)
        => new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema)), Temperature = 1, Seed = seed, MaxOutputTokens = 120 };

    /// <summary>The words of a note; where the budget's end closed it, without the last one, which may be half a word.</summary>
    private static IEnumerable<string> WholeWordsOf(ChatResponse response)
    {
        var text = JsonElement.Parse(response.Text).GetProperty("note").GetString()!;
        var words = Word().Matches(text);
        return words.Where(word => response.FinishReason == ChatFinishReason.Stop || word.Index + word.Length < text.Length).Select(word => word.Value);
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
