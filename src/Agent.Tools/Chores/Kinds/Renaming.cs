using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Rename draft.txt to minutes.txt", "move minutes.txt into the archive folder": the file's text under another path, and nothing under the old one.</summary>
internal static partial class Renaming
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || file.Says(Cues.Copying()) || file.Says(Cues.Sorting()) || file.Says(Cues.Joining()))
            return null;
        var folder = Cues.InFolder().Match(file.Said.Words) is { Success: true } named ? named.Groups["folder"].Value : null;
        var to = file.Said.New switch
        {
            [var name] when file.Says(Renamed()) => folder is null || name.Contains('/', StringComparison.Ordinal) ? name : $"{folder}/{name}",
            [] when folder is not null && file.Says(Moved()) => $"{folder}/{Path.GetFileName(file.Path)}",
            _ => null,
        };
        return to is null ? null : FileAtHand.One("rename_file", to, ("path", file.Path), ("to", to));
    }

    // Lines and words are moved too.
    [GeneratedRegex(@"\brenam(?:e|ed|ing)\b[^§]{0,40}§|\bmv §|\bmov(?:e|ing) (?:the )?(?:file )?§ (?:to|into) §|\b(?:chang(?:e|ing)) the (?:file ?)?name of (?:the )?(?:file )?§|\b(?:call|name) § § instead|§ (?:should|to|shall|must) be (?:called|named|renamed)\b|\bgive § the name §")]
    private static partial Regex Renamed();

    [GeneratedRegex(@"\b(?:mov(?:e|ing)|put|file|shift) (?:the )?(?:file )?§|\bmv §")]
    private static partial Regex Moved();
}
