using System.Text.Json;
using Agent.Inference.Tests.Files;
using Agent.Inference.Tokenizers;
using Xunit;

namespace Agent.Inference.Tests.Tokenizers;

/// <summary>The stored answers were given by llama.cpp; bench/llama-cpp says how to ask it again.</summary>
public sealed class ReferenceTokens
{
    private const string Folder = "AGENT_VOCABULARIES";
    private static readonly string s_data = Path.Combine(AppContext.BaseDirectory, "Data");

    public static TheoryData<string> Names => [.. SampleVocabularies.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_gets_the_tokens_that_llama_cpp_gives_it(string name)
    {
        using var model = new ModelFile(SampleVocabularies.Make(name));
        using var file = model.Open();
        var tokenizer = Tokenizer.From(file);
        var texts = Read<string[]>("tokenizer-texts.json");
        var answers = Read<Answers>($"llama-cpp-{name}.json");
        Assert.Equal(texts.Length, answers.Plain.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.True(answers.Special[i].SequenceEqual(tokenizer.Encode(texts[i], special: true)), Difference(tokenizer, texts[i], answers.Special[i], special: true));

            // An added token that is no control token is matched by llama.cpp in any text, and by this engine in no data.
            if (!texts[i].Contains("<tool>", StringComparison.Ordinal) && !texts[i].Contains("<mask>", StringComparison.Ordinal))
            {
                Assert.True(answers.Plain[i].SequenceEqual(tokenizer.Encode(texts[i])), Difference(tokenizer, texts[i], answers.Plain[i], special: false));
            }
        }
    }

    [Fact]
    public void The_vocabularies_are_written_out_where_that_is_asked_for()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder)
        {
            Assert.Skip($"Set {Folder} to the folder that shall hold the files for llama.cpp.");
            return;
        }

        foreach (var name in SampleVocabularies.Names)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".gguf"), ModelFile.BytesOf(SampleVocabularies.Make(name)));
        }
    }

    private static T Read<T>(string name)
        => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(s_data, name)), JsonSerializerOptions.Web)!;

    private static string Difference(Tokenizer tokenizer, string text, int[] expected, bool special)
        => $"{JsonSerializer.Serialize(text)} gave [{string.Join(' ', tokenizer.Encode(text, special))}], llama.cpp gives [{string.Join(' ', expected)}]";

    private sealed record Answers(int[][] Plain, int[][] Special);
}
