using System.Text.RegularExpressions;

namespace Agent.Tools.Diets;

/// <summary>Reads from the words round a thing whether it is wanted: "hold the mushrooms", "X tastes like soap to us", "lentils instead of mince".</summary>
internal static partial class Likings
{
    private const string Thing = "§";

    /// <param name="text">What was asked for.</param>
    /// <param name="thing">As it stands in the text.</param>
    public static Liking Of(string text, string thing)
    {
        var marked = Marked(text, thing);
        if (Before().IsMatch(marked) || After().IsMatch(marked))
            return Liking.Unwanted;
        if (Alongside().IsMatch(marked))
            return Liking.Unclear;
        return Clause().Split(marked).Any(clause => clause.Contains(Thing, StringComparison.Ordinal) && !Doubtful().IsMatch(clause)) ? Liking.Wanted : Liking.Unclear;
    }

    /// <summary>Whether it is only not at home, so that it is to be bought and not to be left out.</summary>
    public static bool IsMissing(string text, string thing) => Missing().IsMatch(Marked(text, thing));

    private static string Marked(string text, string thing)
        => Regex.Replace(text.ToLowerInvariant().Replace('\u2019', '\''), $@"(?<!\w){Regex.Escape(thing.ToLowerInvariant().Replace('\u2019', '\''))}(?!\w)", Thing);

    [GeneratedRegex(@"\b(?:have|has|got|there is|there's) no (?:[\w'-]+ (?:and|or) (?:no )?){0,2}§(?: (?:and|or) (?:no )?[\w'-]+){0,2} (?:at home|left|in the (?:house|cupboard|pantry|fridge))\b")]
    private static partial Regex Missing();

    // "Hates X", "no onions or X", "can't have any of the X", "anything but X".
    [GeneratedRegex(@"\b(?:no|without|w/o|hold|skip|omit|ditch|avoid|minus|sans|hates?|hating|dislikes?|detests?|loathes?|can't stand|cannot stand|not into|not fond of|not keen on|not a fan of|no fan of|go without|do without|(?:doesn'?t|don'?t|do not|does not|didn't|won't|never|nor)(?: really)? (?:likes?|eats?|wants?|touch|touches|fancy)|(?:can'?t|cannot|can not|mustn'?t|must not|shouldn'?t|may not|not allowed to) (?:have|eat|stand|take|touch|do|digest|tolerate|abide|bear|stomach)|not (?:eating|having|taking|touching)|(?:give|giving) up|(?:go|goes|going|come|comes|get|gets) (?:anywhere |any where )?near|allergic to|allergy to|intolerant (?:to|of)|intolerance to|isn't|aren't|is not|are not|not|leave out|leaving out|left out|(?:nobody|no one) (?:\w+ ){0,4}?(?:likes|eats|wants|touches|can (?:have|eat))|none of us (?:likes?|eats?)|free of|free from|gave up|given up|giving up|quit(?: eating)?|stopped eating|anything but|other than|apart from|except|except for|instead of|in place of|rather than|nothing (?:that is |made |cooked )?(?:with|from|of|containing)|aches? from(?: anything with)?|ill from(?: anything with)?|(?:we're|i'm|we are|i am|ran|run|be|been) (?:all |clean )?out of)\s+(?:(?:any|the|all|our|of|with|my|a|an|more|your|that|his|her|added|extra|to|eat|have|single|drop|drops|sip|trace|hint|bit|speck)\s+){0,4}(?:[\w'-]+\s+(?:or|nor|and)\s+(?:any\s+|to\s+)?)?§|\bneither\s+(?:[\w'-]+\s+nor\s+)?§|\b(?:no|without)\s+(?:any\s+)?[\w'-]+,\s+(?:§,?\s+(?:or|nor)\b|[\w'-]+,?\s+(?:or|nor)\s+§)")]
    private static partial Regex Before();

    [GeneratedRegex(@"§\s+(?:(?:is|are|was|were)\s+(?:also\s+|all\s+|strictly\s+)?(?:out\b|banned|forbidden|off\b|not allowed|a no\b|a no-go|prohibited|poison)|(?:are|is)n't allowed|must ?n[o']t be\b|tastes? (?:like|of) (?!home|heaven)|scares?\b|(?:out|banned|forbidden)\b|out too|allerg\w+|intoleran\w+|(?:gives?|makes?) (?:me|us|him|her|them|my \w+|our \w+) (?:\w+ )?(?:headaches?|migraines?|sick|ill|hives|gas|wind|bloated|unwell|sneeze|itch\w*|a rash|rashes|heartburn|vomit))|\bleave (?:the |all |any |out )?§|\bleav(?:e|ing) (?:[\w'-]+ (?:and|or) )?(?:the )?§ (?:out|off|away|aside)|§ left out")]
    private static partial Regex After();

    // What is served with something is another dish.
    [GeneratedRegex(@"\b(?:to (?:go|serve|eat)|serve|what (?:goes|to serve|to eat)|goes)(?: well)? (?:with|next to|alongside|beside) (?:[\w']+\s+){0,4}?§")]
    private static partial Regex Alongside();

    [GeneratedRegex(@"[.,;:!?()]|\bbut\b|\bso\b|\bwith\b|\s-\s")]
    private static partial Regex Clause();

    // In such a clause a thing may be named because it is not wanted; what it means is for the model to say.
    [GeneratedRegex(@"\b(?:nobody|none|no one|hates?|dislikes?|allerg\w+|intoleran\w+|can(?:no|')?t|(?:do|does|is|are|should|wo)n't|leave|hold|except|refuses?|banned|do without|rather than|instead of|(?:am|are|is|i'm|we're|ran|run|all|clean) out of|^\s*out of|for a (?:bottle|glass|crate) of|(?:do|does|also|still) eats?)\b[^§]*§|§\s+(?:[\w']+\s+){0,2}?(?:allerg\w+|intoleran\w+|refuse\w*|scares?|banned|headaches?|(?:do|does|is|are|should|wo)n't|can(?:no|')?t)\b|(?<!would |'d |i |we |they )\blike (?:in |a |my )§")]
    private static partial Regex Doubtful();
}
