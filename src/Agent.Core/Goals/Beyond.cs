using System.Text.RegularExpressions;

namespace Agent.Core.Goals;

/// <summary>Goals that no tool could reach, as their own words say: a file outside the workspace, one that holds no text, the net, a deed in the world, or money.</summary>
public static partial class Beyond
{
    /// <summary>Whether the goal is surely one of them; a small model that may say yes to it would only spend its budget.</summary>
    public static bool Holds(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Outside().IsMatch(goal.Text) || Net().IsMatch(Own(goal)) || Phrases.FilesOf(goal).Any(file => NoText().IsMatch(file)) || IsOfTheWorld(goal);
    }

    // What is put into a file, or given in quotation marks, is only told of.
    private static bool IsOfTheWorld(Goal goal)
        => (Deed().IsMatch(goal.Text) || Money().IsMatch(goal.Text)) && Phrases.FilesOf(goal).Count == 0 && Phrases.QuotedOf(goal).Count == 0;

    [GeneratedRegex(@"(?<![\w.])\.\.[/\\]|(?<![\w.])~[/\\]|(?<![\w.:/])/(?:etc|home|root|usr|var|proc|sys|dev|tmp)/|\b[a-z]:\\|\b(?:in|from|to|of) (?:the|my) home (?:directory|folder)\b|\b(?:outside|beyond)(?: of)? (?:this|the|my|your|our) (?:folder|workspace|directory)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    // Without the texts that it gives, which may speak of anything.
    private static string Own(Goal goal)
        => Enumerable.Reverse(Phrases.QuotationsOf(goal)).Aggregate(goal.Text, (text, quotation) => text[..quotation.At] + text[quotation.End..]).Split(": ")[0];

    [GeneratedRegex(@"\b(?:thing|things|stuff|one|idea) (?:that )?we (?:talked|spoke|chatted|discussed)(?: about)?\b|\b(?:from|on|off|over|across|in) the (?:internet|web|net)\b|\b(?:from|on) (?:google|youtube|wikipedia|instagram|facebook|whatsapp)\b|\b(?:down|up)load(?:s|ed|ing)?\b|\bonline (?:shop|store|order|account)\b|\b(?:order|buy|book|pay|search|look)\b.*\bonline\b|^(?:please |pls )?(?:order|buy)\b.*\b(?:deliver\w*|from (?:the|a|our) (?:super ?market|shops?|stores?))\b|\b(?:current|live|latest|today'?s)\b.{0,24}\b(?:prices?|weather|forecast|news|headlines|scores?|exchange rates?|traffic)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Net();

    [GeneratedRegex(@"\.(?:png|jpe?g|gif|webp|bmp|heic|mp3|wav|ogg|flac|m4a|mp4|mov|avi|mkv|webm|pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z|exe|apk|iso)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoText();

    // "Book" and "post" are nouns too, so that they need an object; "order the shelves by year" sorts.
    [GeneratedRegex(@"^(?:please |pls |kindly |can you |could you |will you |go and )*(?:(?:buy|purchase|reserve|e-?mail|tweet|send)|(?:book|phone|pay|ring|post|order(?! the\b)) (?:me|us|him|her|it|this|that|my|our|the|an?|some|two|three|four|five|six)) (?!\w+ing\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Deed();

    [GeneratedRegex(@"\b(?:transfer|wire|move|withdraw)\b.*\b(?:money|bitcoins?|crypto\w*|ethereum|dollars|euros|cash|salary|rent)\b.*\b(?:to|from)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Money();
}
