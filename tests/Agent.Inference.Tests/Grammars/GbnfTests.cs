using Xunit;

namespace Agent.Inference.Tests.Grammars;

public sealed class GbnfTests
{
    [Fact]
    public void An_action_is_written_as_it_will_be_said()
        => Assert.Equal(
            """
            word-1 ::= "\"list\"" | "\"read\""
            root ::= "{" "\"tool\":" word-1 ",\"sure\":" "true" "}"

            """.ReplaceLineEndings("\n"),
            Walks.Compile("""{"type":"object","properties":{"tool":{"enum":["read","list"]},"sure":{"const":true}},"required":["tool","sure"]}""").ToGbnf());

    [Fact]
    public void A_long_text_is_counted_by_few_short_rules()
    {
        var rules = Walks.Compile("""{"type":"string","maxLength":1000000}""").ToGbnf().Split('\n');
        Assert.InRange(rules.Length, 10, 80);
        Assert.All(rules, rule => Assert.InRange(rule.Length, 0, 200));
    }

    [Fact]
    public void Numbers_with_the_same_bounds_share_a_rule()
        => Assert.Single(
            Walks.Compile("""{"type":"object","properties":{"a":{"type":"number"},"b":{"type":"number"}},"required":["a","b"]}""").ToGbnf().Split('\n'),
            rule => rule.StartsWith("number-", StringComparison.Ordinal));

    [Fact]
    public void Quotation_marks_backslashes_and_control_characters_of_a_word_are_escaped()
        => Assert.Equal(
            """
            root ::= "\"a\\\"b\\\\\\n\\u0001é\""

            """.ReplaceLineEndings("\n"),
            Walks.Compile("{\"const\":\"a\\\"b\\\\\\n\\u0001é\"}").ToGbnf());

    [Fact]
    public void What_no_value_can_be_is_left_out()
        => Assert.Equal("root ::= \"{\" \"}\"\n", Walks.Compile("""{"type":"object","properties":{"never":{"enum":[]}}}""").ToGbnf());
}
