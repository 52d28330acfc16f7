using System.Text;
using System.Text.Json;
using Xunit;

namespace Agent.Inference.Tests.Grammars;

public sealed class HostileSchemaTests
{
    [Theory]
    [InlineData("""{"type":"integer","multipleOf":5}""", "'multipleOf' at '#'")]
    [InlineData("""{"type":"object","properties":{"a":{"not":{}}}}""", "'not' at '#/properties/a'")]
    [InlineData("""{"type":"array","items":{"type":"array","uniqueItems":true}}""", "'uniqueItems' at '#/items'")]
    [InlineData("""{"type":"array","items":{"type":"string"},"uniqueItems":true}""", "'uniqueItems' at '#'")]
    [InlineData("""{"enum":[["a"]],"uniqueItems":true}""", "'uniqueItems' at '#'")]
    [InlineData("""{"anyOf":[{"type":"null"},{"allOf":[{},{}]}]}""", "'allOf' at '#/anyOf/1/allOf'")]
    [InlineData("""{"type":"object","anyOf":[{}]}""", "'type' at '#'")]
    [InlineData("""{"enum":["a"],"minLength":1}""", "'minLength' at '#'")]
    [InlineData("""{"type":"object","properties":{"a":{}},"minProperties":1}""", "'minProperties' at '#'")]
    [InlineData("""{"type":"string","minLength":-1}""", "'minLength' at '#' is -1")]
    [InlineData("""{"type":"string","minLength":1.5}""", "'minLength' at '#' is 1.5")]
    [InlineData("""{"type":"string","minLength":1e999999999999}""", "'minLength' at '#' asks for 1e999999999999")]
    [InlineData("""{"type":"fruit"}""", "no type 'fruit'")]
    [InlineData("""{"type":7}""", "a Number at '#/type'")]
    [InlineData("""{"properties":[]}""", "a Array at '#/properties'")]
    [InlineData("""{"properties":{"a":7}}""", "a Number at '#/properties/a'")]
    [InlineData("""{"$ref":"https://example.org/schema"}""", "'https://example.org/schema' at '#'")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "there is no '$defs'")]
    [InlineData("""{"enum":["\ud800"]}""", "not Unicode")]
    [InlineData("""{"type":"integer","minimum":1e30}""", "lie outside")]
    [InlineData("7", "a Number at '#'")]
    public void What_cannot_be_enforced_is_refused_by_name_and_place(string schema, string said)
        => Assert.Contains(said, Refused(schema));

    [Theory]
    [InlineData("false")]
    [InlineData("""{"enum":[]}""")]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"type":"string","minLength":2,"maxLength":1}""")]
    [InlineData("""{"type":"integer","minimum":1.2,"maximum":1.8}""")]
    [InlineData("""{"type":"array","minItems":2,"maxItems":1}""")]
    [InlineData("""{"type":"array","items":{"enum":["a","b"]},"minItems":3,"uniqueItems":true}""")]
    [InlineData("""{"type":"object","additionalProperties":{},"minProperties":2,"maxProperties":1}""")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#"}},"required":["a"]}""")]
    [InlineData("""{"type":"array","items":{"$ref":"#"},"minItems":1}""")]
    [InlineData("""{"type":"integer","enum":["a",1.5]}""")]
    public void A_schema_that_nothing_satisfies_is_refused(string schema)
        => Assert.Contains("No value can satisfy", Refused(schema));

    [Theory]
    [InlineData("""{"type":"array","minItems":100000,"items":{"type":"string","minLength":100000}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","minItems":1000000,"items":{"type":"array","minItems":1000000,"items":{"type":"array","minItems":1000000}}}}}""")]
    public void A_value_that_must_be_huge_is_refused(string schema)
        => Assert.Contains("The shortest value of a part of the schema takes", Refused(schema));

    [Fact]
    public void A_branch_that_nothing_satisfies_is_left_out()
    {
        var grammar = Walks.Compile("""{"anyOf":[{"type":"object","properties":{"a":{"$ref":"#/$defs/endless"}},"required":["a"]},{"type":"object","properties":{"b":{"$ref":"#/$defs/endless"},"c":{}}}],"$defs":{"endless":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/endless"}}}}""");
        Assert.Equal("{", grammar.Start().Forced());
        Assert.Equal([(byte)'"', (byte)'}'], grammar.After("{").Choices());
        Assert.Equal("c\":", grammar.After("{\"").Forced());
    }

    [Fact]
    public void A_maximum_of_a_milliard_costs_nothing()
    {
        var grammar = Walks.Compile("""{"type":"array","maxItems":1000000000,"items":{"type":"string","maxLength":1000000000}}""");
        Assert.True(grammar.Takes("[\"" + new string('x', 5000) + "\",\"\"]"));
    }

    [Fact]
    public void Nesting_ends_where_readers_would_refuse_it()
    {
        var grammar = Walks.Compile("""{"$ref":"#/$defs/list","$defs":{"list":{"type":"array","items":{"$ref":"#/$defs/list"}}}}""");
        var state = grammar.Start();
        var depth = 0;
        for (; state.Accepts((byte)'['); depth++)
        {
            state.Advance((byte)'[');
        }
        Assert.Equal(32, depth);
        Assert.Equal(new string(']', depth), Encoding.ASCII.GetString(state.Completion()));
    }

    [Fact]
    public void The_shortest_way_out_of_a_recursion_fits_into_the_depth_that_is_left()
    {
        var grammar = Walks.Compile("""{"$ref":"#/$defs/one","$defs":{"one":{"anyOf":[{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/one"}},{"type":"array","minItems":1,"items":{"type":"array","items":{"const":7}}},{"const":"a long way out of here"}]}}}""");
        for (var depth = 0; depth <= 32; depth++)
        {
            var prefix = new string('[', depth);
            var value = prefix + Encoding.UTF8.GetString(grammar.After(prefix).Completion());
            using var parsed = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = 32 });
            Assert.True(grammar.Takes(value));
        }
    }

    [Fact]
    public void Alternatives_that_look_alike_at_every_depth_do_not_multiply_for_ever()
    {
        var grammar = Walks.Compile("""{"$ref":"#/$defs/t","$defs":{"t":{"anyOf":[{"const":0},{"type":"object","properties":{"c":{"$ref":"#/$defs/t"},"x":{"const":1}},"required":["c","x"]},{"type":"object","properties":{"c":{"$ref":"#/$defs/t"},"y":{"const":1}},"required":["c","y"]}]}}}""");
        var state = grammar.After(string.Concat(Enumerable.Repeat("{\"c\":", 20)));
        using var parsed = JsonDocument.Parse(string.Concat(Enumerable.Repeat("{\"c\":", 20)) + Encoding.UTF8.GetString(state.Completion()));
        Assert.True(state.Positions.Length <= 1024 * 2);
    }

    [Fact]
    public void Many_values_are_searched_and_too_many_refused()
    {
        var many = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"value {i}\""));
        Assert.True(Walks.Compile($$"""{"enum":[{{many}}]}""").Takes("\"value 49999\""));
        Assert.Contains("more than 100000 values", Refused($$"""{"anyOf":[{"enum":[{{many}}]},{"enum":[{{many}}]},{"const":1}]}"""));
    }

    [Fact]
    public void Constants_behind_anyOf_count_as_one_list()
        => Assert.True(Walks.Compile("{\"anyOf\":[" + string.Join(',', Enumerable.Range(0, 5000).Select(i => $"{{\"const\":{i},\"title\":\"t\"}}")) + "]}").Takes("4999"));

    [Fact]
    public void Deep_long_and_wide_schemas_are_refused_with_their_bound()
    {
        Assert.Contains("nested deeper than 128", Refused(string.Concat(Enumerable.Repeat("""{"items":""", 500)) + "{}" + new string('}', 500)));
        Assert.Contains("more than 20000 parts", Refused($$"""{"anyOf":[{{string.Join(',', Enumerable.Repeat("{}", 30_000))}}]}"""));
        Assert.Contains("alternatives at '#/anyOf'", Refused("{\"anyOf\":[" + string.Join(',', Enumerable.Range(0, 3000).Select(i => $"{{\"type\":\"string\",\"maxLength\":{i}}}")) + "]}"));
        Assert.Contains("has 3000 members", Refused("{\"properties\":{" + string.Join(',', Enumerable.Range(0, 3000).Select(i => $"\"m{i}\":{{}}")) + "}}"));
    }

    [Fact]
    public void A_long_chain_of_references_is_followed()
    {
        var chain = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"d{i}\":{{\"$ref\":\"#/$defs/d{i + 1}\"}}"));
        Assert.True(Walks.Compile("{\"$ref\":\"#/$defs/d0\",\"$defs\":{" + chain + ",\"d1000\":{\"type\":\"null\"}}}").Takes("null"));
    }

    private static string Refused(string schema) => Assert.Throws<NotSupportedException>(() => Walks.Compile(schema)).Message;
}
