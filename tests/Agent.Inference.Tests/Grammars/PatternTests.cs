using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Inference.Grammars;
using Xunit;

namespace Agent.Inference.Tests.Grammars;

public sealed class PatternTests
{
    [Theory]
    [InlineData("^[a-z0-9_-]{1,8}$", "lamb-4", true)]
    [InlineData("^[a-z0-9_-]{1,8}$", "", false)]
    [InlineData("^[a-z0-9_-]{1,8}$", "lamb lamb", false)]
    [InlineData("^[a-z0-9_-]{1,8}$", "abcdefghi", false)]
    [InlineData(@"^\d{4}-\d{2}-\d{2}$", "2026-04-05", true)]
    [InlineData(@"^\d{4}-\d{2}-\d{2}$", "2026-4-5", false)]
    [InlineData(@"^(?:\+|-)?\d+(\.\d+)?$", "-12.50", true)]
    [InlineData(@"^(?:\+|-)?\d+(\.\d+)?$", "12.", false)]
    [InlineData(@"\.md$", "easter recipe.md", true)]
    [InlineData(@"\.md$", "easter.mdx", false)]
    [InlineData("^#", "# Title", true)]
    [InlineData("^#", "Title #", false)]
    [InlineData("^a|b$", "axx", true)]
    [InlineData("^a|b$", "xxb", true)]
    [InlineData("^a|b$", "xax", false)]
    [InlineData("^[^\"\\\\]*$", "no quotes, é 🐑", true)]
    [InlineData("^[^\"\\\\]*$", "a \" b", false)]
    [InlineData("^[\"\\\\\\n]+$", "\"\\\n", true)]
    [InlineData(@"^\S+$", "é€🐑", true)]
    [InlineData(@"^\S+$", "a\u3000b", false)]
    [InlineData("^[à-ÿ一-龥]+$", "éà龥", true)]
    [InlineData("^[à-ÿ一-龥]+$", "éz", false)]
    [InlineData("^(a*)*b?$", "aaab", true)]
    [InlineData("^(a*)*b?$", "ba", false)]
    [InlineData("^.$", "\n", false)]
    [InlineData("", "anything\n", true)]
    public void A_pattern_takes_what_it_describes(string pattern, string text, bool taken)
    {
        var grammar = Compile(pattern);
        Assert.Equal(taken, grammar.Takes([.. "{\"a\":"u8, .. CanonicalJson.Quote(text), (byte)'}']));
        Assert.Equal(taken, Regex.IsMatch(text, pattern));
    }

    [Theory]
    [InlineData("(?=a)b", 2)]
    [InlineData(@"(a)\1", 4)]
    [InlineData(@"\bword", 1)]
    [InlineData(@"\p{L}", 1)]
    [InlineData("a**", 2)]
    [InlineData("(a", 2)]
    [InlineData("[a", 2)]
    [InlineData("a{2,1}", 6)]
    [InlineData("a{100000}", 8)]
    [InlineData("a(^b)", 2)]
    [InlineData("a\\", 2)]
    public void What_is_more_than_a_plain_pattern_is_refused_with_its_place(string pattern, int from)
    {
        var message = Assert.Throws<NotSupportedException>(() => Compile(pattern)).Message;
        Assert.Contains("'pattern' at '#/properties/a'", message);
        Assert.Contains($"The pattern '{pattern}' cannot be read from its character ", message);
        Assert.True(int.Parse(message.Split("from its character ")[1].Split(' ')[0]) >= from, message);
    }

    [Theory]
    [InlineData("^(([a-z]{1,100}){1,100}){1,100}$")]
    [InlineData("^(a|b)*a(a|b){14}$")]
    [InlineData("[^a]*a.{900}b?.{90}$")]
    public void A_pattern_that_would_take_too_many_states_is_refused(string pattern)
        => Assert.Contains("takes more than", Assert.Throws<NotSupportedException>(() => Compile(pattern)).Message);

    [Fact]
    public void Lengths_count_beside_a_pattern()
    {
        var grammar = Walks.Compile("""{"type":"string","pattern":"^[é\"]+x?$","minLength":2,"maxLength":3}""");
        Assert.True(grammar.Takes("\"éx\""));
        Assert.True(grammar.Takes("\"\\\"éx\""));
        Assert.False(grammar.Takes("\"é\""));
        Assert.False(grammar.Takes("\"ééé\\\"\""));
        Assert.Contains("No value can satisfy", Assert.Throws<NotSupportedException>(() => Walks.Compile("""{"pattern":"^a{5}$","maxLength":3}""")).Message);
    }

    [Theory]
    [InlineData("^[a-z0-9_-]{1,8}$")]
    [InlineData(@"^(?:\+|-)?\d+(\.\d+)?$")]
    [InlineData("^[!-w]{0,5}y|z+$")]
    [InlineData("^([a-c]é|[\"\\\\]{2}|[\\t-\\r]x)*$")]
    public void Walks_and_shortest_completions_match(string pattern)
    {
        var random = new Random(9);
        var grammar = Compile(pattern);
        for (var walk = 0; walk < 40; walk++)
        {
            Walks.Random(grammar, random, 1 + random.Next(40), (state, prefix) => Matches([.. prefix, .. state.Completion()]));
        }

        void Matches(byte[] json)
        {
            using var document = JsonDocument.Parse(json);
            Assert.Matches(new Regex(pattern), document.RootElement.GetProperty("a").GetString()!);
        }
    }

    private static JsonGrammar Compile(string pattern)
        => Walks.Compile(JsonSerializer.Serialize(new { type = "object", properties = new { a = new { type = "string", pattern } }, required = (string[])["a"] }));
}
