using Agent.Core.Prompts;

namespace Agent.Core.Tests.Prompts;

public sealed class PromptTemplatesTests
{
    [Fact]
    public void A_missing_variable_is_an_error_that_names_it()
    {
        var error = Assert.Throws<PromptException>(() => PromptTemplates.BuiltIn.Render("revise", new Dictionary<string, string> { ["file"] = "a.md" }));

        Assert.Contains("'findings'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_variable_holds_is_never_read_as_a_template()
    {
        var prompt = PromptTemplates.BuiltIn.Render("compact", new Dictionary<string, string> { ["done"] = "{{$secret}} <b>&amp;</b> {{time.now}}" });

        Assert.Contains("{{$secret}} <b>&amp;</b> {{time.now}}", prompt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_prompt_is_refused_with_the_names_that_exist()
        => Assert.Contains("brief", Assert.Throws<PromptException>(() => PromptTemplates.BuiltIn.Render("sing", new Dictionary<string, string>())).Message, StringComparison.Ordinal);
}
