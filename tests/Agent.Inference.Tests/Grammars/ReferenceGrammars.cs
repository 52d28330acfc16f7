using System.Text;
using System.Text.Json;
using Xunit;

namespace Agent.Inference.Tests.Grammars;

/// <summary>Whether llama.cpp takes a text under a grammar was asked of llama.cpp; bench/llama-cpp says how to ask it again.</summary>
public sealed class ReferenceGrammars
{
    private const string Asked = "AGENT_GRAMMARS";

    private static readonly string s_answers = Path.Combine(AppContext.BaseDirectory, "Data", "llama-cpp-grammars.json");

    private static readonly string[] s_schemas =
    [
        """{"type":"object","properties":{"reach":{"enum":["yes","no"]},"subject":{"type":"string","minLength":1,"maxLength":90},"criteria":{"type":"array","items":{"type":"object","properties":{"check":{"enum":["form","serves"]},"value":{"type":"string","maxLength":40}},"required":["check","value"]},"minItems":1,"maxItems":8}},"required":["reach","subject","criteria"]}""",
        """{"anyOf":[{"type":"object","properties":{"thought":{"type":"string","minLength":1,"maxLength":300},"tool":{"const":"search"},"args":{"type":"object","properties":{"query":{"type":"string"}},"required":["query"]}},"required":["thought","tool","args"]},{"type":"object","properties":{"thought":{"type":"string"},"tool":{"const":"list"},"args":{"type":"object","properties":{}}},"required":["thought","tool","args"]}]}""",
        """{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"null"},"c":{"type":"boolean"}}}""",
        """{"type":"object","properties":{"a":{"type":"integer"},"b":{"enum":[]},"c":{"type":"boolean"},"d":{"type":"null"}},"required":["c"]}""",
        """{"type":"object","additionalProperties":{"type":"integer","minimum":-3,"maximum":12},"minProperties":1,"maxProperties":3}""",
        """{"type":"array","items":{"type":"integer","minimum":7},"minItems":2}""",
        """{"type":"array","items":{"type":"null"},"minItems":30,"maxItems":210}""",
        """{"type":"array","items":false}""",
        """{"type":"string","minLength":70,"maxLength":1000}""",
        """{"type":"string","pattern":"^[a-zé龥]{2,5}(, [^\\u0041-\\u005a\\n]+)?$"}""",
        """{"type":"string","pattern":"\\.md$","maxLength":12}""",
        """{"type":"string","pattern":"^\\S+\\s\"\\n","minLength":5}""",
        """{"type":"number"}""",
        """{"type":"number","minimum":-2.75,"maximum":19.5}""",
        """{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1}""",
        """{"type":"number","minimum":5,"maximum":5}""",
        """{"type":"integer"}""",
        """{"type":"integer","minimum":-105,"maximum":-17}""",
        """{"type":"integer","minimum":8,"maximum":12345}""",
        """{"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object","properties":{"name":{"type":"string"},"under":{"type":"array","items":{"$ref":"#/$defs/tree"}}},"required":["name"]}}}""",
        "true",
    ];

    private static readonly Rune[] s_others = [.. "0159-.,:\"\\{}[] neaué🐑\u007f\n".EnumerateRunes()];

    [Fact]
    public void Llama_cpp_takes_what_the_automaton_takes()
    {
        var cases = JsonSerializer.Deserialize<Case[]>(File.ReadAllText(s_answers), JsonSerializerOptions.Web)!;
        Assert.True(cases.Length > s_schemas.Length);
        Assert.All(cases, each =>
        {
            var grammar = Walks.Compile(each.Schema);
            Assert.Equal(each.Grammar, grammar.ToGbnf());
            Assert.Equal(each.Taken!, each.Texts.Select(text => grammar.Takes(text)));
        });
    }

    [Fact]
    public void The_answers_hold_both_kinds_of_texts()
    {
        var taken = JsonSerializer.Deserialize<Case[]>(File.ReadAllText(s_answers), JsonSerializerOptions.Web)!.SelectMany(each => each.Taken!).ToList();
        Assert.InRange(taken.Count(yes => yes), taken.Count / 4, taken.Count * 3 / 4);
    }

    [Fact]
    public void The_grammars_are_written_out_where_that_is_asked_for()
    {
        if (Environment.GetEnvironmentVariable(Asked) is not { } folder)
        {
            Assert.Skip($"Set {Asked} to the folder that shall hold the grammars for llama.cpp.");
            return;
        }

        var random = new Random(1);
        var schemas = new RandomSchema(random);
        string[] all = [.. s_schemas, .. Enumerable.Range(0, 40).Select(_ => schemas.Next().ToJsonString())];
        var cases = all.Select(schema => new Case(schema, Walks.Compile(schema).ToGbnf(), [.. Texts(schema, random).Distinct()], null));
        File.WriteAllText(Path.Combine(folder, "grammars.json"), JsonSerializer.Serialize(cases, JsonSerializerOptions.Web));
    }

    private static IEnumerable<string> Texts(string schema, Random random)
    {
        var grammar = Walks.Compile(schema);
        for (var i = 0; i < 12; i++)
        {
            var text = Encoding.UTF8.GetString(Walks.Random(grammar, random, 1 + random.Next(60)));
            yield return text;
            yield return Spoilt(text, random);
            yield return Spoilt(text, random);
        }
    }

    /// <summary>One character more, less, or another one; it may still be a value.</summary>
    private static string Spoilt(string text, Random random)
    {
        List<Rune> runes = [.. text.EnumerateRunes()];
        var at = random.Next(runes.Count);
        var other = random.Next(2) == 0 ? runes[random.Next(runes.Count)] : s_others[random.Next(s_others.Length)];
        switch (random.Next(4))
        {
            case 0:
                runes.RemoveAt(at);
                break;
            case 1:
                runes.Insert(at, other);
                break;
            case 2:
                runes.RemoveRange(at, runes.Count - at);
                break;
            default:
                runes[at] = other;
                break;
        }

        return string.Concat(runes);
    }

    private sealed record Case(string Schema, string Grammar, string[] Texts, bool[]? Taken);
}
