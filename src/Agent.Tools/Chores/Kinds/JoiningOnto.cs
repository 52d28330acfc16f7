using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Add everything in extra.txt to the end of main.txt": one file behind the other, in the other.</summary>
internal static partial class JoiningOnto
{
    public static Chore? Read(ChoreGoal said)
    {
        if (said is not { New.Count: 0, There.Count: 2, Quoted.Count: 0, After: null } || Onto().Match(said.Said) is not { Success: true } onto || said.Says(Cues.Sorting()) || said.Says(Cues.Counting()))
            return null;
        var (from, to) = (Path(said, onto.Groups["from"].Index), Path(said, onto.Groups["to"].Index));
        return from is null || to is null || from == to ? null : new()
        {
            Tools = ["join_files"], Steps = 1, File = to,
            Choices = new Dictionary<string, IReadOnlyList<string>> { ["join_files.paths"] = [to, from], ["join_files.paths[]"] = [to, from], ["join_files.to"] = [to] },
        };
    }

    private static string? Path(ChoreGoal said, int at) => said.There.FirstOrDefault(path => path.EndsWith(said.NameAt(at), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(?:tack|add|append|put|stick|paste|copy|attach|join)\b (?:(?:everything|all|what|the|whole|text|lines?|contents?|of|from|in|is|stands|that's|file) )*(?<from>§) (?:on|in)?to (?:(?:the|very|end|bottom|foot|back|of|file) )*(?<to>§)|\b(?:tack|add|append|put|stick|paste|attach)\b (?:(?:everything|all|what|the|whole|text|lines?|contents?|of|from|in|file) )*(?<from>§) (?:at|on) the (?:very )?(?:end|bottom) of (?:the (?:file )?)?(?<to>§)")]
    private static partial Regex Onto();
}
