using Xunit;

namespace Agent.Inference.Tests.Grammars;

public sealed class JsonGrammarTests
{
    private const string Action = """
        {"type":"object","properties":{"thought":{"type":"string","maxLength":20},
         "tool":{"enum":["search","read"]},
         "args":{"anyOf":[{"type":"object","properties":{"query":{"type":"string","minLength":1}},"required":["query"],"additionalProperties":false},
                          {"type":"object","properties":{"document":{"enum":["lamb","leek \"soup\""]}},"required":["document"]}]}},
         "required":["thought","tool","args"],"additionalProperties":false}
        """;

    [Theory]
    [InlineData("""{"thought":"x","tool":"search","args":{"query":"lamb"}}""", true)]
    [InlineData("""{"thought":"","tool":"read","args":{"document":"leek \"soup\""}}""", true)]
    [InlineData("""{"thought":"x","tool":"search","args":{"query":""}}""", false)]
    [InlineData("""{"thought":"x","tool":"fly","args":{"query":"a"}}""", false)]
    [InlineData("""{"tool":"search","thought":"x","args":{"query":"a"}}""", false)]
    [InlineData("""{"thought":"x", "tool":"search","args":{"query":"a"}}""", false)]
    [InlineData("""{"thought":"x","tool":"search"}""", false)]
    [InlineData("""{"thought":"123456789012345678901","tool":"read","args":{"document":"lamb"}}""", false)]
    public void An_action_is_taken_in_its_one_form_alone(string json, bool taken)
        => Assert.Equal(taken, Walks.Compile(Action).Takes(json));

    [Theory]
    [InlineData("", "{'thought':'")]
    [InlineData("{'thought':'x", "")]
    [InlineData("{'thought':'x'", ",'tool':'")]
    [InlineData("{'thought':'x','tool':'s", "earch','args':{'")]
    [InlineData("{'thought':'x','tool':'read','args':{'", "")]
    [InlineData("{'thought':'x','tool':'read','args':{'q", "uery':'")]
    [InlineData("{'thought':'x','tool':'read','args':{'document':'lamb'", "}}")]
    [InlineData("{'thought':'12345678901234567890", "','tool':'")]
    public void What_leaves_no_choice_is_forced(string prefix, string forced)
        => Assert.Equal(forced, Walks.Compile(Action).After(prefix.Replace('\'', '"')).Forced().Replace('"', '\''));

    [Theory]
    [InlineData("[\"a\",\"b\"]", true)]
    [InlineData("[\"a\",\"b\",\"c\"]", true)]
    [InlineData("[\"a\"]", false)]
    [InlineData("[\"a\",\"b\",\"c\",\"d\"]", false)]
    [InlineData("[]", false)]
    public void An_array_keeps_its_bounds(string json, bool taken)
        => Assert.Equal(taken, Walks.Compile("""{"type":"array","items":{"type":"string"},"minItems":2,"maxItems":3}""").Takes(json));

    [Theory]
    [InlineData("[]", false)]
    [InlineData("['leek']", true)]
    [InlineData("['lamb','leek','leeks']", true)]
    [InlineData("['leeks','lamb','leek']", true)]
    [InlineData("['leek','leek']", false)]
    [InlineData("['leek','lamb','leek']", false)]
    [InlineData("['leek','mint']", false)]
    [InlineData("['lamb','leek','leeks','lamb']", false)]
    public void What_may_come_once_comes_once(string json, bool taken)
        => Assert.Equal(taken, Walks.Compile(Once).Takes(json.Replace('\'', '"')));

    [Theory]
    [InlineData("", "['l")]
    [InlineData("['leeks','le", "ek'")]
    [InlineData("['leeks','leek'", "")]
    [InlineData("['leeks','leek',", "'lamb']")]
    [InlineData("['leeks','leek','lamb'", "]")]
    public void The_last_one_of_a_set_is_forced(string prefix, string forced)
        => Assert.Equal(forced, Walks.Compile(Once).After(prefix.Replace('\'', '"')).Forced().Replace('"', '\''));

    private const string Once = """{"type":"array","items":{"enum":["leek","leeks","lamb"]},"minItems":1,"uniqueItems":true}""";

    [Theory]
    [InlineData("""{}""", false)]
    [InlineData("""{"b":1}""", true)]
    [InlineData("""{"a":1,"b":1}""", true)]
    [InlineData("""{"b":1,"c":null}""", true)]
    [InlineData("""{"a":1,"b":2,"c":"x"}""", true)]
    [InlineData("""{"b":1,"a":1}""", false)]
    [InlineData("""{"a":1,"c":null}""", false)]
    [InlineData("""{,"b":1}""", false)]
    public void Optional_members_may_be_left_out(string json, bool taken)
        => Assert.Equal(taken, Walks.Compile("""{"properties":{"a":{"type":"integer"},"b":{"type":"integer"},"c":{"type":["string","null"]}},"required":["b"]}""").Takes(json));

    [Theory]
    [InlineData("0", true)]
    [InlineData("-0", false)]
    [InlineData("-5", true)]
    [InlineData("-6", false)]
    [InlineData("120", true)]
    [InlineData("121", false)]
    [InlineData("05", false)]
    [InlineData("1200", false)]
    [InlineData("1.0", false)]
    [InlineData("1e1", false)]
    public void An_integer_keeps_its_bounds(string json, bool taken)
        => Assert.Equal(taken, Walks.Compile("""{"type":"integer","minimum":-5,"maximum":120}""").Takes(json));

    [Theory]
    [InlineData("0.1", true)]
    [InlineData("0.09", false)]
    [InlineData("0.10000", true)]
    [InlineData("2.5", true)]
    [InlineData("2.50", true)]
    [InlineData("2.51", false)]
    [InlineData("2", true)]
    [InlineData("3", false)]
    [InlineData("2.", false)]
    [InlineData("-1", false)]
    public void A_number_keeps_its_bounds(string json, bool taken)
        => Assert.Equal(taken, Walks.Compile("""{"type":"number","minimum":0.1,"maximum":2.5}""").Takes(json));

    [Fact]
    public void Integers_without_bounds_are_those_of_64_bits()
    {
        var grammar = Walks.Compile("""{"type":"integer"}""");
        Assert.True(grammar.Takes("9223372036854775807"));
        Assert.True(grammar.Takes("-9223372036854775808"));
        Assert.False(grammar.Takes("9223372036854775808"));
        Assert.False(grammar.Takes("-9223372036854775809"));
    }

    [Theory]
    [InlineData("\"a\"", true)]
    [InlineData("\"\U0001F411\"", true)]
    [InlineData("\"\\ud83d\\udc11\"", true)]
    [InlineData("\"\\u00e9\"", true)]
    [InlineData("\"\\ud83d\"", false)]
    [InlineData("\"\\udc11\"", false)]
    [InlineData("\"\\ud83d\\u0041\"", false)]
    [InlineData("\"\\x\"", false)]
    [InlineData("\"\n\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("\"ab\"", false)]
    public void A_string_of_one_character_is_one_code_point(string json, bool taken)
        => Assert.Equal(taken, Walks.Compile("""{"type":"string","minLength":1,"maxLength":1}""").Takes(json));

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xE0, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF0, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xFF })]
    public void What_is_not_utf8_is_refused(byte[] content)
        => Assert.False(Walks.Compile("""{"type":"string"}""").Takes([(byte)'"', .. content, (byte)'"']));

    [Fact]
    public void A_definition_may_contain_itself()
    {
        var grammar = Walks.Compile("""
            {"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object","properties":{"name":{"type":"string"},"kids":{"type":"array","items":{"$ref":"#/$defs/tree"}}},"required":["name"]}}}
            """);
        Assert.True(grammar.Takes("""{"name":"a","kids":[{"name":"b"},{"name":"c","kids":[]}]}"""));
        Assert.False(grammar.Takes("""{"name":"a","kids":[{"kids":[]}]}"""));
    }

    [Fact]
    public void Equal_states_have_equal_hashes_and_copies_go_their_own_way()
    {
        var grammar = Walks.Compile(Action);
        var one = grammar.After("""{"thought":"a long""");
        var other = grammar.After("""{"thought":"e lang""");
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        var copy = one.Copy();
        copy.Advance("er"u8);
        Assert.Equal(one, other);
        Assert.NotEqual(one, copy);
    }

    [Fact]
    public void A_byte_that_cannot_follow_leaves_the_state_as_it_was()
    {
        var state = Walks.Compile(Action).After("{");
        Assert.Throws<InvalidOperationException>(() => state.Advance((byte)'x'));
        Assert.Equal("\"thought\":\"", state.Forced());
    }
}
