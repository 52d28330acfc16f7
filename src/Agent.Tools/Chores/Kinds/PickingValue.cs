using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Core.Tools;
using Agent.Tools.Texts;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"What paint is in the kitchen? Look it up in house.json": the one value whose name the goal says, and most of what is about it.</summary>
internal static partial class PickingValue
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || file.Said.New.Count > 1 || !file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.Says(Changing()) || file.Says(Cues.Counting()) || file.Says(Cues.Totalling()))
            return null;
        var leaves = Leaves(file.Text);
        var named = leaves.Select(leaf => (leaf.At, Named: Named(leaf, leaves, file.Said.Words))).Where(leaf => leaf.Named > 0).ToList();
        var most = named.Select(leaf => leaf.Named).DefaultIfEmpty().Max();
        return named.Where(leaf => leaf.Named == most).ToList() is [var (at, _)]
            ? FileAtHand.One("pick_value", file.Answer, ("path", file.Path), ("at", at), ("to", file.Answer))
            : null;
    }

    private static IReadOnlyList<JsonLeaf> Leaves(string text)
    {
        try
        {
            return JsonLeaves.Of(text);
        }
        catch (ToolRefusedException)
        {
            // What is no JSON has no values to name.
            return [];
        }
    }

    // How much of what leads to the value, and of what stands beside it, the goal names; nothing counts without the value's own name.
    private static int Named(JsonLeaf leaf, IReadOnlyList<JsonLeaf> all, string said)
    {
        var way = leaf.At.Split('.');
        if (!IsNamed(way[^1], said))
            return 0;
        var above = leaf.At[..^way[^1].Length];
        return 1 + way[..^1].Count(name => IsNamed(name, said)) + all.Count(other => other != leaf && other.At.StartsWith(above, StringComparison.Ordinal) && !other.At[above.Length..].Contains('.', StringComparison.Ordinal) && FoundWords.Stands(said, other.Value) && FoundWords.IsTelling(other.Value));
    }

    private static bool IsNamed(string name, string said) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && (FoundWords.Stands(said, name) || FoundWords.Stands(said, Parted().Replace(name, " ").Replace('_', ' ').Replace('-', ' ')));

    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})")]
    private static partial Regex Parted();

    [GeneratedRegex(@"\b(?:add|set|change|replace|update|append|insert|delete|remove|convert|sort)\b")]
    private static partial Regex Changing();
}
