using Agent.Tools.Libraries;

namespace Agent.Tools.Tests.Libraries;

public sealed class StemsTests
{
    [Theory]
    [InlineData("bake", "baking", "baked", "bakes")]
    [InlineData("freeze", "freezing", "frozen", "froze")]
    [InlineData("berry", "berries")]
    [InlineData("dry", "dried", "dries", "drying")]
    [InlineData("stop", "stopped", "stopping", "stops")]
    [InlineData("dish", "dishes")]
    [InlineData("child", "children")]
    [InlineData("potato", "potatoes")]
    public void The_forms_of_a_word_have_one_stem(params string[] forms) => Assert.Single(forms.Select(Stems.Of).Distinct());

    [Theory]
    [InlineData("rice", "rise")]
    [InlineData("hours", "house")]
    [InlineData("couscous", "cousin")]
    [InlineData("200", "20")]
    public void Other_words_have_others(string one, string other) => Assert.NotEqual(Stems.Of(one), Stems.Of(other));
}
