using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Agent.Inference.Grammars;

/// <summary>The one compact form in which fixed values and names are written: short escapes where there are any, everything from U+0020 on raw.</summary>
internal static class CanonicalJson
{
    public static byte[] Of(JsonElement value)
    {
        var writer = new ArrayBufferWriter<byte>();
        Write(value, writer);
        return writer.WrittenSpan.ToArray();
    }

    public static byte[] Quote(string text)
    {
        var writer = new ArrayBufferWriter<byte>();
        WriteText(text, writer);
        return writer.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement value, IBufferWriter<byte> writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var separator = "{";
                foreach (var member in value.EnumerateObject())
                {
                    Raw(separator, writer);
                    WriteText(member.Name, writer);
                    Raw(":", writer);
                    Write(member.Value, writer);
                    separator = ",";
                }
                Raw(separator == "{" ? "{}" : "}", writer);
                break;
            case JsonValueKind.Array:
                separator = "[";
                foreach (var item in value.EnumerateArray())
                {
                    Raw(separator, writer);
                    Write(item, writer);
                    separator = ",";
                }
                Raw(separator == "[" ? "[]" : "]", writer);
                break;
            case JsonValueKind.String:
                WriteText(value.GetString()!, writer);
                break;
            default:
                Raw(value.GetRawText(), writer);
                break;
        }
    }

    private static void WriteText(string text, IBufferWriter<byte> writer)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var each in text)
        {
            _ = each switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append($"\\u{(int)each:x4}"),
                _ => quoted.Append(each),
            };
        }
        Raw(quoted.Append('"').ToString(), writer);
    }

    private static void Raw(string text, IBufferWriter<byte> writer) => Encoding.UTF8.GetBytes(text, writer);
}
