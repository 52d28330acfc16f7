using System.Text.RegularExpressions;

namespace Agent.Core.Goals;

/// <summary>Goals that no tool could reach, as their own words say: a file outside the workspace, one that holds no text, the net, a deed in the world, or money.</summary>
public static partial class Beyond
{
    /// <summary>Whether the goal is surely one of them; a small model that may say yes to it would only spend its budget.</summary>
    public static bool Holds(Goal goal) => ReasonOf(goal) is not null;

    /// <summary>What the goal asks for and no tool does, as a sentence about the goal without its full stop; null when its words do not say so.</summary>
    public static string? ReasonOf(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Outside().IsMatch(goal.Text) ? "it speaks of what lies outside the workspace, and no tool reaches that"
            : Net().IsMatch(Own(goal)) ? "it needs the net or what was said elsewhere, and no tool has either"
            : Phrases.FilesOf(goal).FirstOrDefault(file => NoText().IsMatch(file)) is { } file ? $"{file} is of a kind that holds no text, and no tool reads or writes it"
            : IsOfTheWorld(goal) ? "it asks for something to be bought, booked, sent or paid, and no tool does that"
            : null;
    }

    /// <summary>Whether the goal asks for a text of an author or a translator, such as an essay, a poem or so many words on something; a model that learned to cook, look up and tidy files alone writes none.</summary>
    public static bool IsForAnAuthor(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Authored().IsMatch(goal.Text) && Phrases.QuotedOf(goal).Count == 0;
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

    [GeneratedRegex(@"\b(?:\d[\d.,]*|hundred|thousand|fifty) words (?:on|about|explaining|describing)\b|^(?:please |pls |kindly |can you |could you |will you |i (?:need|want) (?:you to )?|(?:go and )?(?:write|compose|draft|make|give|create)(?: (?:me|us))? )*(?:an? |the |some |my |our )?(?:[\w-]+ ){0,2}?(?:essay|poem|haiku|sonnet|limerick|short story|bedtime story|novel|blog post|cover letter|dissertation|screenplay|love letter)\b|^(?:please |pls |kindly |can you |could you |will you )*translate\b", RegexOptions.IgnoreCase)]
    private static partial Regex Authored();

    [GeneratedRegex(@"\b(?:transfer|wire|move|withdraw)\b.*\b(?:money|bitcoins?|crypto\w*|ethereum|dollars|euros|cash|salary|rent)\b.*\b(?:to|from)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Money();
}
