using System.Text.Json;

namespace Agent.Inference.Grammars;

/// <summary>
/// A JSON schema compiled to a byte-level automaton that takes exactly the compact JSON the schema allows: no white
/// space, members in schema order. Immutable, so one grammar may serve many generations at once.
/// </summary>
public sealed class JsonGrammar
{
    private readonly Node root;

    internal JsonGrammar(Node root) => this.root = root;

    /// <summary>Compiles a schema.</summary>
    /// <exception cref="NotSupportedException">The schema says something that cannot be enforced, or is larger than the bounds; names the keyword and its path.</exception>
    public static JsonGrammar Compile(JsonElement schema) => new(new SchemaCompiler(schema).Compile());

    /// <summary>
    /// The same grammar in GBNF, the notation of llama.cpp, starting at the rule <c>root</c>. It takes the same texts, except
    /// that containers may be nested without limit where a schema refers to itself.
    /// </summary>
    public string ToGbnf() => Gbnf.Of(root);

    /// <summary>The state before the first byte.</summary>
    public JsonGrammarState Start()
    {
        var set = new PositionSet();
        set.Restart(0);
        root.Enter(null, set);
        return new JsonGrammarState(this, set);
    }
}
