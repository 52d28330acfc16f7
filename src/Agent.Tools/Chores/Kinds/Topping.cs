using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Put 'closed today' at the very top of notice.txt".</summary>
internal static partial class Topping
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.Says(Top()) || file.Said.New.Count > 0 || file.Table is not null || StatedChore.TextsOf(file.Said) is not { } texts)
            return null;
        var content = string.Concat(texts.Select(line => line + "\n"));
        return FileAtHand.One("prepend_file", file.Path, ("path", file.Path), ("content", content)) with { Texts = texts };
    }

    [GeneratedRegex(@"\b(?:at|to|on|onto|in) the (?:very )?(?:top|start|beginning|front|head)\b|\bprepend\w*|\babove (?:everything|the rest|all|what|the first)\b|\bas (?:the|its|a) (?:new |very )*first line\b|\bbefore (?:everything|all|the first line)\b")]
    private static partial Regex Top();
}
