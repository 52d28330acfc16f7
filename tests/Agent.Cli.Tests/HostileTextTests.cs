using Agent.Cli.Displays;

namespace Agent.Cli.Tests;

public sealed class HostileTextTests
{
    private const string Hostile = "# Cake\n\n- red \e[31mtext\e[0m, a bell \a, a title \e]0;owned\a, a turn \u202egnp.exe\u202c, one byte \u009b2J, mention easter";

    private const string Brief = """{"reach":"yes","role":"cook","subject":"a cake","file":"easter-recipe.md","criteria":[{"check":"mentions","value":"Easter"}]}""";

    [Fact]
    public async Task What_a_model_wrote_reaches_the_terminal_without_control_sequences()
    {
        var brief = Brief.Replace("a cake", "lamb \\u001b]52;c;aGk=\\u0007 \\u202eevil", StringComparison.Ordinal);
        using var world = new World(brief, Scripts.Plan, Scripts.Search, Scripts.Read, Scripts.Write(Hostile), Scripts.Met);

        await world.RunAsync("run", "write about Easter in easter-recipe.md", "--verbose");

        Assert.Equal("# Cake\n\n- red text, a bell , a title , a turn gnp.exe, one byte , mention easter\n", world.Out);
        Assert.All(world.Error, c => Assert.True(SafeText.IsSafe(c), $"U+{(int)c:X4}"));
        Assert.Contains("brief    cook: lamb  evil, to easter-recipe.md\n", world.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("ndjson")]
    public async Task In_json_it_is_escaped_and_nothing_is_lost(string format)
    {
        using var world = new World(Brief, Scripts.Plan, Scripts.Search, Scripts.Read, Scripts.Write(Hostile), Scripts.Met);

        await world.RunAsync("run", "write about Easter in easter-recipe.md", "--output", format);

        Assert.All(world.Out, c => Assert.True(SafeText.IsSafe(c), $"U+{(int)c:X4}"));
        var document = System.Text.Json.Nodes.JsonNode.Parse(format == "json" ? world.Out : world.Out.TrimEnd('\n').Split('\n')[^1])!;
        Assert.Equal(Hostile, document["result"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("\e[31mred\e[0m", "red")]
    [InlineData("\e]8;;http://x\e\\link\e]8;;\e\\", "link")]
    [InlineData("\e]0;never closed", "0;never closed")]
    [InlineData("\e[", "")]
    [InlineData("\e", "")]
    [InlineData("\u009b1;2Hhome", "home")]
    [InlineData("\ePdevice\e\\after", "after")]
    [InlineData("a\rb\u2028c\u200fd", "abcd")]
    [InlineData("crème brûlée 🍰\n\tok", "crème brûlée 🍰\n\tok")]
    public void Sequences_go_and_words_stay(string text, string expected) => Assert.Equal(expected, SafeText.Of(text));

    [Theory]
    [InlineData("one\ntwo", 20, "one two")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("ab🍰cd", 4, "ab…")]
    public void A_line_is_one_line_and_never_half_a_character(string text, int most, string expected) => Assert.Equal(expected, SafeText.Line(text, most));
}
