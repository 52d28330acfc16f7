using System.Text.Json;
using Agent.Inference.Grammars;

namespace Agent.Inference.Replies;

/// <summary>Compiled grammars by the text of their schema: an agent asks under the same few schemas again and again.</summary>
internal sealed class GrammarCache(int most = 64)
{
    private readonly Dictionary<string, JsonGrammar> _grammars = new(StringComparer.Ordinal);

    public JsonGrammar Get(JsonElement schema)
    {
        var text = schema.GetRawText();
        if (!_grammars.TryGetValue(text, out var grammar))
        {
            grammar = JsonGrammar.Compile(schema);
            if (_grammars.Count >= most)
            {
                _grammars.Clear();
            }

            _grammars[text] = grammar;
        }

        return grammar;
    }
}
