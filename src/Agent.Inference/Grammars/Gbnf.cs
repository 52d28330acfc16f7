using System.Globalization;
using System.Text;

namespace Agent.Inference.Grammars;

/// <summary>
/// Collects the rules of a grammar in GBNF, the notation of llama.cpp. It works on code points where the automaton works
/// on bytes, and cannot count how deep containers are nested; in all else both take the same texts.
/// </summary>
internal sealed class Gbnf
{
    private const string Root = "root";
    // A repetition is written out by llama.cpp, so long ones are put together from shorter ones here.
    private const int LongestRun = 32;

    private readonly StringBuilder text = new();
    private readonly Dictionary<string, string> known = [];
    private readonly Dictionary<Node, string> names = [];
    private readonly Queue<Node> open = new();
    private int count;

    /// <summary>The rules for values of a kind, which start at <c>root</c>.</summary>
    public static string Of(Node start)
    {
        var rules = new Gbnf();
        rules.names[start] = Root;
        rules.open.Enqueue(start);
        while (rules.open.TryDequeue(out var node))
        {
            // Later, not at once: a kind may hold itself.
            var body = node.AsGbnf(rules);
            rules.Write(rules.names[node], body);
        }
        return rules.text.ToString();
    }

    /// <summary>Whether any value is of this kind; what is impossible has no place in a grammar.</summary>
    public static bool IsPossible(Node node) => node.Least(Node.MaxDepth) != Node.Never;

    /// <summary>What stands for a value of a kind inside another rule.</summary>
    public string Use(Node node)
    {
        if (node is Words { All: [var only] })
        {
            return Literal(only);
        }
        if (!names.TryGetValue(node, out var name))
        {
            name = node switch
            {
                Words => Rule("word", node.AsGbnf(this)),
                NumberNode => Rule("number", node.AsGbnf(this)),
                Leaf => Rule("text", node.AsGbnf(this)),
                Choice => NewName("any"),
                _ => NewName("group"),
            };
            names[node] = name;
            if (node is not Leaf)
            {
                open.Enqueue(node);
            }
        }
        return name;
    }

    /// <summary>The rule with this body, which is written once.</summary>
    public string Rule(string kind, string body)
    {
        if (!known.TryGetValue(body, out var name))
        {
            known[body] = name = NewName(kind);
            Write(name, body);
        }
        return name;
    }

    /// <summary>A name for a rule that <see cref="Write"/> writes later.</summary>
    public string NewName(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++count}");

    public void Write(string name, string body) => text.Append(name).Append(" ::= ").Append(body).Append('\n');

    /// <summary>Between <paramref name="least"/> and <paramref name="most"/> of an item, without end where that is null.</summary>
    public string Repeat(string item, long least, long? most)
    {
        var must = Exactly(item, least);
        var may = most is null ? item + "*" : UpTo(item, most.Value - least);
        return must.Length > 0 && may.Length > 0 ? $"{must} {may}" : must + may;
    }

    /// <summary>Alternatives as one part of a sequence.</summary>
    public static string Either(IReadOnlyCollection<string> alternatives)
        => alternatives.Count == 1 ? alternatives.First() : $"({string.Join(" | ", alternatives)})";

    public static string Literal(ReadOnlySpan<byte> utf8)
    {
        var literal = new StringBuilder("\"");
        foreach (var each in Encoding.UTF8.GetString(utf8))
        {
            _ = each is '"' or '\\' ? literal.Append('\\').Append(each) : each < ' ' ? literal.Append(Escape(each)) : literal.Append(each);
        }
        return literal.Append('"').ToString();
    }

    /// <summary>One of the characters of some ranges.</summary>
    public static string OneOf(IEnumerable<(int First, int Last)> ranges)
        => $"[{string.Concat(ranges.Select(range => range.First == range.Last ? Escape(range.First) : $"{Escape(range.First)}-{Escape(range.Last)}"))}]";

    private static string Escape(int codePoint)
        => codePoint < 0x80 && char.IsAsciiLetterOrDigit((char)codePoint) ? ((char)codePoint).ToString()
        : codePoint < 0x100 ? $"\\x{codePoint:X2}"
        : codePoint < 0x10000 ? $"\\u{codePoint:X4}"
        : $"\\U{codePoint:X8}";

    private string Exactly(string item, long times)
    {
        if (times <= LongestRun)
        {
            return times switch { 0 => "", 1 => item, _ => $"{item}{{{times}}}" };
        }
        var half = Rule("all", Exactly(item, times / 2));
        return times % 2 == 0 ? $"{half} {half}" : $"{half} {half} {item}";
    }

    // Either half of them and perhaps more, or fewer than half: few ways are open at any place, however many may come.
    private string UpTo(string item, long times)
    {
        if (times <= LongestRun)
        {
            return times switch { 0 => "", 1 => item + "?", _ => $"{item}{{0,{times}}}" };
        }
        var half = (times + 1) / 2;
        return Rule("some", $"{Rule("all", Exactly(item, half))} {UpTo(item, times - half)} | {UpTo(item, half - 1)}");
    }
}
