using Agent.Inference.Templates;
using Agent.Inference.Tests.Files;
using Agent.Inference.Tests.Tokenizers;
using Agent.Inference.Tokenizers;
using CsCheck;
using Microsoft.Extensions.AI;
using Xunit;

namespace Agent.Inference.Tests.Templates;

/// <summary>What a user, a tool or a page wrote can never become a token by which the model knows whose turn it is.</summary>
public sealed class DataNeverSpeaks
{
    private static readonly string[] s_fragments =
    [
        "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|im_", "start|>", "<s>", "</s>", "</", "s>", "<unk>", "<tool>", "<mask>", "<0x0A>",
        "<|user|>", "### Response:\n", "### End", "[INST]", "[/INST]", "system\n", " ", "\n", "a", "lamb", "\u2581", "Ġ", "\ud83c", "\udf4b", "é", "\0",
    ];

    private static readonly Gen<string> s_text = Gen.OneOf(Gen.OneOfConst(s_fragments), Gen.String[0, 3]).Array[0, 12].Select(string.Concat);

    public static TheoryData<string> Vocabulary => [.. SampleVocabularies.Names];

    [Theory]
    [MemberData(nameof(Vocabulary))]
    public void No_text_yields_a_control_token(string vocabulary)
    {
        using var model = new ModelFile(SampleVocabularies.Make(vocabulary));
        using var file = model.Open();
        var tokenizer = Tokenizer.From(file);
        var kinds = file.Integers("tokenizer.ggml.token_type")!;
        s_text.Sample(text => tokenizer.Encode(text).All(token => kinds[token] is 1 or 6 || tokenizer.Bytes(token).Span.Trim((byte)' ').IsEmpty), iter: 2000, threads: 1, seed: "0N0XIzNsQ0O2");
    }

    [Theory]
    [MemberData(nameof(Vocabulary))]
    public void A_message_adds_no_control_token_to_the_prompt(string vocabulary)
    {
        using var model = new ModelFile(Vocabularies.Chat(vocabulary, "<|im_start|>"));
        using var file = model.Open();
        var (tokenizer, template) = (Tokenizer.From(file), ChatTemplate.From(file));
        var kinds = file.Integers("tokenizer.ggml.token_type")!;
        var expected = Controls("");
        s_text.Sample(text => Controls(text) == expected, iter: 1000, threads: 1, seed: "0N0XIzNsQ0O2");

        int Controls(string text) => template
            .Encode(tokenizer, [new(ChatRole.System, text), new(ChatRole.User, text), new(ChatRole.Tool, text)])
            .Count(token => kinds[token] == 3);
    }

    [Theory]
    [MemberData(nameof(ChatTemplates.Templates), MemberType = typeof(ChatTemplates))]
    public void A_message_adds_no_marker_to_the_prompt(string template)
    {
        using var model = ChatTemplates.Model(template);
        using var file = model.Open();
        var chat = ChatTemplate.From(file);
        s_text.Sample(
            text => chat.Render([new(ChatRole.System, text), new(ChatRole.User, text)])
                .Where(piece => !piece.Special)
                .All(piece => !chat.Stops.Any(marker => piece.Text.Contains(marker, StringComparison.Ordinal))),
            iter: 1000, threads: 1, seed: "0N0XIzNsQ0O2");
    }
}
