using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Agent.Soak.Damage;

/// <summary>Reads a journal by the page that describes it and shares no code with the program: how many lines hold, from the first on.</summary>
internal static class IndependentReader
{
    public static int Holding(byte[] journal)
    {
        var (lines, at, previous) = (0, 0, new string('0', 64));
        for (var end = Array.IndexOf(journal, (byte)'\n'); end >= 0; end = Array.IndexOf(journal, (byte)'\n', at))
        {
            if (Hash(journal[at..end], lines, previous) is not { } hash)
                return lines;
            (lines, at, previous) = (lines + 1, end + 1, hash);
        }
        return lines;
    }

    private static string? Hash(byte[] line, int number, string previous)
    {
        const int tail = 75;
        if (line.Length <= tail)
            return null;
        var computed = Convert.ToHexStringLower(SHA256.HashData(line.AsSpan(0, line.Length - tail)));
        if (Encoding.UTF8.GetString(line, line.Length - tail, tail) != $",\"hash\":\"{computed}\"}}")
            return null;
        var json = JsonNode.Parse(line)!;
        return json["v"]!.GetValue<int>() == 2 && json["seq"]!.GetValue<int>() == number && json["prev"]!.GetValue<string>() == previous ? computed : null;
    }
}
