namespace ChefNano.Teacher;

/// <summary>A fault planted into a good text, so that the checks, the critique and the revision have something to find.</summary>
internal static class Flaw
{
    public static string Plant(Dice dice, string text, int people)
    {
        var lines = text.Split('\n').ToList();
        switch (dice.Next(4))
        {
            case 0:
                var serves = lines.FindIndex(l => l.StartsWith("- Serves: ", StringComparison.Ordinal));
                if (serves >= 0)
                    lines[serves] = $"- Serves: {(people == 4 ? dice.Pick([2, 6, 8]) : 4)}";
                break;
            case 1:
                var occasion = lines.FindIndex(l => l.StartsWith("- Occasion: ", StringComparison.Ordinal));
                if (occasion >= 0)
                    lines.RemoveAt(occasion);
                break;
            case 2:
                var sources = lines.IndexOf("## Sources");
                if (sources > 0)
                    lines = [.. lines.Take(sources)];
                break;
            default:
                var first = lines.IndexOf("## Ingredients");
                var last = lines.IndexOf("## Steps");
                if (first >= 0 && last - first > 6)
                    lines.RemoveAt(first + 2 + dice.Next(last - first - 3));
                break;
        }
        return string.Join('\n', lines);
    }
}
