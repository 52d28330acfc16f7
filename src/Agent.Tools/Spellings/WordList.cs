namespace Agent.Tools.Spellings;

/// <summary>A list of words that comes with the program: words between spaces, in sections that begin with a line of "#".</summary>
internal static class WordList
{
    /// <summary>The words of the sections that are wanted, as they are written.</summary>
    public static IEnumerable<string> Read(string resource, Func<string, bool> isWanted)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The program lacks its resource '{resource}'.");
        using var reader = new StreamReader(stream);
        var section = "";
        foreach (var line in reader.ReadToEnd().Split('\n'))
            if (line.StartsWith('#'))
                section = line;
            else if (isWanted(section))
                foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    yield return word;
    }
}
