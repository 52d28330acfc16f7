using Agent.Inference.Tests.Files;
using Agent.Inference.Tokenizers;
using Xunit;

namespace Agent.Inference.Tests.Tokenizers;

public sealed class WholeWords
{
    [Fact]
    public void A_known_word_is_one_token_and_an_unknown_one_is_spelled()
    {
        using var model = new ModelFile(Vocabularies.Words("llama-bpe", "lamb", " lamb", "180"));
        using var file = model.Open();
        var tokenizer = Tokenizer.From(file);
        Assert.Equal(new[] { 256, 257, ' ', 'e', 'w', 'e', ' ', 258 }.Select(Token), tokenizer.Encode("lamb lamb ewe 180"));

        int Token(int id) => id is >= 256 ? id : tokenizer.Find(Vocabularies.ByteSpelling()[id])!.Value;
    }

    [Fact]
    public void Markers_become_control_tokens_only_where_that_is_asked_for()
    {
        using var model = new ModelFile(Vocabularies.Words("llama-bpe", "user", "end"));
        using var file = model.Open();
        var tokenizer = Tokenizer.From(file);
        var start = tokenizer.Find("<|im_start|>")!.Value;
        Assert.Equal([start, 256], tokenizer.Encode("<|im_start|>user", special: true)[..2]);
        Assert.DoesNotContain(start, tokenizer.Encode("<|im_start|>user"));
        Assert.Equal("<|im_start|>user", tokenizer.Decode(tokenizer.Encode("<|im_start|>user")));
    }

    [Fact]
    public void The_end_tokens_are_the_named_one_and_those_known_by_their_text()
    {
        using var model = new ModelFile(Vocabularies.Words("llama-bpe"));
        using var file = model.Open();
        var tokenizer = Tokenizer.From(file);
        Assert.Equal(tokenizer.Find("<|im_end|>"), tokenizer.Eos);
        Assert.Equal([257, 258], tokenizer.EndOfGeneration.Order());
        Assert.False(tokenizer.AddsBos);
        Assert.True(tokenizer.Bytes(tokenizer.Eos).IsEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n\n  \t x")]
    [InlineData("naïve café 🍋‍🟩 日本語 \u0000\u007f")]
    [InlineData("it's I'LL 1234567 <|im_end|>")]
    public void A_text_comes_back_as_it_was(string text)
    {
        using var model = new ModelFile(Vocabularies.Words("llama-bpe", " x", "it"));
        using var file = model.Open();
        var tokenizer = Tokenizer.From(file);
        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(text), tokenizer.Encode(text).SelectMany(token => tokenizer.Bytes(token).ToArray()));
    }
}
