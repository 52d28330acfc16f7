using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Texts;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Delete the lines about the pump", "take eggs off list.txt": all lines but those that hold some words.</summary>
internal static partial class Dropping
{
    public static Chore? Read(FileAtHand file)
    {
        if (file.Said.After is not null || !(file.Says(Lines()) || file.Says(Lacking()) || (file.Said.New.Count == 0 && file.Says(Off()))) || file.Says(Cues.Adding()) || file.Says(Cues.Sorting()))
            return null;
        // To leave out the lines that lack a word is to keep those that have it.
        if (file.Says(Lines()) && file.Says(Lacking()))
            return null;
        var words = file.Said.Quoted.Count > 0 ? file.Said.Quoted : FoundWords.In(file.Goal, file.Text) is { Count: > 0 } found ? [.. found.Distinct(StringComparer.OrdinalIgnoreCase)] : FoundWords.Inflected(file.Goal, file.Text);
        return words is [var text] && WholeWords.Stand(file.Text, text)
            ? FileAtHand.One("drop_lines", file.Changed, ("path", file.Path), ("text", text), ("to", file.Changed))
            : null;
    }

    // "The lines that don't have the word paid" are all but those that have it.
    [GeneratedRegex(@"\b(?:lines?|rows?|entries|items|names)\b(?: \w+| §){0,3}? (?:(?:that|which|who) )?(?:don'?t|do not|doesn'?t|does not|never|aren'?t|isn'?t|are not|is not) (?:have|has|contain|mention|say|hold|include|show|carry|marked)\b|\b(?:lines?|rows?|entries|items)\b(?: \w+| §){0,3}? (?:without|lacking|not containing|not mentioning|free of)\b")]
    private static partial Regex Lacking();

    // What is taken out of one file into another is wanted.
    [GeneratedRegex(@"\b(?:delet(?:e|ing)|remov(?:e|ing)|eras(?:e|ing)|drop(?:ping)?|strip(?:ping)?|get rid of|throw out|kick out|leav(?:e|ing) out|scrap) (?:\w+ ){0,3}?(?:lines?|rows?|entry|entries|items?)\b|\b(?:lines|rows|entries|everything|all)\b.{0,30}? (?:except|but not) ")]
    private static partial Regex Lines();

    [GeneratedRegex(@"\b(?:tak(?:e|ing)|cross(?:ing)?|strik(?:e|ing)|remov(?:e|ing)|delet(?:e|ing)|drop(?:ping)?|eras(?:e|ing)|scratch)\b (?:\S+ ){0,6}?(?:off|from|out of)(?: the| my| our)? (?:\w+ )?§")]
    private static partial Regex Off();
}
