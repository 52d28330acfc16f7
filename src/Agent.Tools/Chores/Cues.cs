using System.Text.RegularExpressions;

namespace Agent.Tools.Chores;

/// <summary>The words by which a goal says what kind of work it wants; § is a file and « a quotation.</summary>
internal static partial class Cues
{
    /// <summary>What no tool for files does, or what makes a dish of the goal.</summary>
    [GeneratedRegex(Outside + @"|\b(?:delete|remove|erase|rename|move|twice)\b|\b(?:longest|shortest|most \w+) first\b")]
    public static partial Regex Beyond();

    /// <summary>What leaves the workspace, what needs a writer, and what makes a dish of the goal.</summary>
    [GeneratedRegex(Outside)]
    public static partial Regex Elsewhere();

    private const string Outside = @"(?<!\b(?:the|a|an|contact|his|her|their|our|my|whose|which|what|of|and|s) )\be-?mail\b(?! addresse?s?\b)|\b(?:send|tweet|upload|download|translate|summar\w+|explain|paraphrase|shorten|zip|encrypt|execute|website|internet|https?|(?:recipes?|menus?)(?!/| (?:folder|directory)\b)|dish(?:es)?|cook|bake|printer)\b|\bprint(?:ed|ing)?\b(?=.*\b(?:cop(?:y|ies)|sided|paper|pages?|twice|colou?r|a4)\b)|\b(?:run|launch|compile) (?:the )?(?:script |program )?§";

    [GeneratedRegex(@"\b(?:add(?:s|ed|ing)?|append\w*|tack|attach|extend\w*|extra|insert|supplement|additions?|lengthen|carry on|continue|as well|also|too)\b|\b(?:lines? |§ )longer\b|\blast (?:in|on|to)\b|\bat its (?:very )?(?:end|bottom|foot)\b|\b(?:at|to|on) the (?:very )?(?:end|bottom|foot)\b|\b(?:end|bottom|foot) of\b|\b(?:one|two|three|a|some) (?:more|further)\b|\bmore (?:lines?|rows?|entr\w+|for|in)\b|\b(?:another|new) (?:line|row|entry)\b|\b(?:last|next|further|newest) (?:\w+ )?(?:line|row|entry|record)s?\b|\blacks?\b|\bmissing\b|\bbelow what\b|\b(?:beneath|underneath|under|below) (?:the|what|it|every\w*)\b|>>|\+=")]
    public static partial Regex Adding();

    [GeneratedRegex(@"\b(?:replac\w+|overwrit\w+|instead|throw (?:out|away)|wipe|clear|empty|from scratch|no longer|any ?more|any longer|out of date|outdated|nothing (?:else|but)|supersede|anew|refresh|redo|correct|strip|change|not needed|all that)\b|\bin place of\b|\b(?:only|just|merely|now) (?:says?|reads?)\b|\b(?:write|save) over\b|\bold (?:text|lines?|contents?|stuff)\b|\bshould (?:just|only|now)\b|\blose what\b")]
    public static partial Regex Replacing();

    [GeneratedRegex(@"\b(?:write|put|note|jot|log|enter|record|save|store|keep|type|set|goes|go)\b|->|<-")]
    public static partial Regex Writing();

    [GeneratedRegex(@"\bcop(?:y|ies|ied|ying)\b|\bduplicat\w*|\bback(?:ed|ing)? ?up\b|\bclone\b|\breplica\w*|\btwin\b|\bits (?:whole |full )?contents?\b(?= (?:in)?to\b)|\bmirror\b|\bsnapshot\b|\bonce more\b|\bsecond (?:copy|version)\b|\b(?:another|other) name\b|\bunder the name\b|\bspare\b|\bsame (?:text|lines|file|content)\b|\bcp §|\bdupe?\b")]
    public static partial Regex Copying();

    [GeneratedRegex(@"\bsort(?:s|ed|ing)?\b|\balphabet\w*|\babc\b|\ba(?:-| to )z\b|\bascending\b|\brank(?:ed|ing|s)?\b|\barrang(?:e|ed|ing)\b|\b(?:re-?)?order(?:ed|ing)?\b|\b(?:lowest|smallest|oldest|youngest|earliest)\b|\bnumerical\w*|\bline up\b|\brising\b|\bby size\b|\bjumbled\b|" + Down)]
    public static partial Regex Sorting();

    private const string Down = @"\bdescending\b|\b(?:in )?reverse(?:d)?\b|\bbackwards?\b|\bz(?:-| to |->)a\b|\b(?:z|largest|highest|biggest|greatest|most|newest|latest|last) (?:\w+ ){0,2}?(?:is |are |comes? |goes |stands? )?(?:first|at the top|on top)\b|\b(?:highest|largest|biggest|newest|latest|high|big|large) (?:down )?to (?:the )?(?:lowest|smallest|oldest|earliest|low|small)\b|\bfalling\b";

    /// <summary>The order from the last to the first.</summary>
    [GeneratedRegex(Down)]
    public static partial Regex Descending();

    /// <summary>Whose turn it is by age, as the group "age": numbers of years fall from the oldest, and days of birth rise.</summary>
    [GeneratedRegex(@"\b(?<age>oldest|youngest|eldest) (?:\w+ ){0,2}?(?:is |are |comes? |goes |stands? )?(?:first|at the top|on top)\b|\b(?<age>oldest|youngest|eldest) (?:down |up )?to (?:the )?(?:oldest|youngest|eldest)\b")]
    public static partial Regex ByAge();

    /// <summary>The order in which files or steps follow each other, and an order that is placed.</summary>
    [GeneratedRegex(@"\bin (?:that|this|the same|the given|exactly this) order\b|\bin order to\b|\b(?:an|the|my|our) order for\b|\border for\b|\bin the order\b|\b(?:the )?(?:same|original) order\b|\bkeep(?:ing)? (?:the|their|its) order\b|\border (?:of (?:the )?(?:columns|lines|rows) )?(?:should|must|shall|is|to be|stays?|kept|unchanged|as)\b")]
    public static partial Regex Following();

    [GeneratedRegex(@"\bhow many\b|\bcount(?:s|ed|ing)?\b|\bnumber of\b|\btally\b|\b(?:their|its|the) (?:number|figure|count)\b|\bhow (?:long|often)\b|\bwc -l\b|\bgrep -c\b|\btot up\b")]
    public static partial Regex Counting();

    /// <summary>Words that ask for a number of things and for no sum; "the figure" is either.</summary>
    [GeneratedRegex(@"\bhow (?:many|often|long)\b|\bcount(?:s|ed|ing)?\b|\b(?:the )?number of\b|\btheir (?:number|count)\b|\b(?:wc -l|grep -c)\b")]
    public static partial Regex Numbering();

    [GeneratedRegex(@"\btotal\w*|\bsum(?:s|med)?\b|\badd(?:s|ed|ing)? (?:\w+ ){0,3}up\b|\badds? up\b|\b(?:al|all )?together\b|\btot up\b|\btally\b|\bin all\b|\bbalance of\b|\bhow much\b|\boverall\b|\bcosts?\b|\bspen[dt]\b|\b(?:bring|brought|take|took) in\b|\bearn(?:s|ed)?\b|\b(?:amounts?|comes?) to\b")]
    public static partial Regex Totalling();

    /// <summary>What is asked for by its number.</summary>
    [GeneratedRegex(@"\bhow many (?<what>[\w-]+)\b")]
    public static partial Regex HowMany();

    /// <summary>Those of these words that say nothing of putting files together.</summary>
    [GeneratedRegex(@"\b(?:totals?|sums?|how much|costs?)\b|\badds? (?:\w+ ){0,3}up\b")]
    public static partial Regex Summing();

    [GeneratedRegex(@"\bgrep\b|\bfilter\w*|\b(?:find(?! it)|search\w*|extract|sift|fish|pick|pull|collect|gather|select)\b|\blook(?:s|ing)? (?:up|for|in|through)\b|\b(?:lines?|rows?|entr(?:y|ies)) (?:that|which|where|with|about|contain\w*|(?:have|has)(?! §)|mention\w*|say|on)\b|\b(?:lines?|rows?|entries) (?:of|in|from) § (?:that|which|where|with|about)\b|\b(?:contain(?:s|ing)?|mention(?:s|ing)?)\b|\bmatch(?:es|ing)\b|\bwhich (?:[\w-]+ )?(?:lines|rows|entries|records|ones) (?:of|in|from|on) § (?:are|were|have|had|hold|carry)\b|\b(?:only|just) (?:the|those)\b(?! (?:number|count|total|figure|result|sum|answer|name|average)\b)|\bhave to do with\b|\bkeep (?:just |only )?(?:what|those|the ones)\b|\b(?:comes?|turns?|crops?) up\b|\b(?:appears?|occurs?)\b|\babout\b|(?<![\w«])(?!(?:the|all|its|these|those|of|their|my|our|many|every|more|and|two|three|sort|sorts|sorted|order|ordered|count|in|which|what|how|put|for|as|last|new|one|a|whole|first|whose|number|separate|to|into|from|with|by|on|or|his|her|your|most|few|same|text|between|these|both|alphabetical|back|other|others|further|extra|old|no|any)\b)[\w«'-]+ (?:lines|rows|entries)\b")]
    public static partial Regex Finding();

    /// <summary>Words for looking, and for what was found.</summary>
    [GeneratedRegex(@"\b(?:found|finds|hits?|matche[ds]|unsorted|themselves|grep|filter\w*|find|search\w*|extract\w*|pick\w*|pull\w*|collect\w*|gather\w*|contain\w*|mention\w*)\b|\b(?:lines?|rows?|entr(?:y|ies)) (?:with|that|which|of|in|go|to)\b|\b(?:the|these|those) (?:lines|rows|entries)\b|«")]
    public static partial Regex Found();

    /// <summary>Words for putting tables together, and for what that made.</summary>
    [GeneratedRegex(@"\b(?:join\w*|merge\w*|combin\w*|link\w*|connect\w*|unsorted|match\w*|together|one table|unite\w*|fuse\w*)\b")]
    public static partial Regex Joining();

    /// <summary>What no tool does with a table: another column, columns in another order, figures other than a sum.</summary>
    [GeneratedRegex(@"\b(?:new|extra|additional|further|another) (?:[\w-]+ )?columns?\b|\b(?:add|append|insert|create) (?:a|an|one) (?:[\w-]+ )?column\b|\bclassif\w+|\bcategori[sz](?:e[sd]?|ing)\b|\b(?:sort|order|rearrange|reorder|arrange|swap)(?:ed|ing)? (?:the |its |all |all the )?columns\b|\bcolumns (?:of § |in § )?(?:(?:should|shall|must|to) (?:be )?)?(?:sorted|ordered|arranged|alphabetical\w*|in alphabetical|from a|a to z)\b|\balphabetical columns\b|\b(?:average|median|percent\w*|pivot)\b")]
    public static partial Regex Unable();

    /// <summary>Lines that are to bear numbers.</summary>
    [GeneratedRegex(@"\bnumber (?:all of |each of )?(?:(?:all|each|every|the|its|my|our|those) )*(?:lines?|rows?|entr(?:y|ies)|items?|steps?|names?|things|§)(?! of lines)\b|\b(?:line|row) numbers?\b|\bnumbered (?:lines?|list|rows?|version|copy)\b|\b(?:prefix|preced|mark|label)\w* (?:\w+ ){0,3}(?:lines?|rows?)(?: (?:of|in) §)? (?:with|by) (?:a |the |its |their |running )*numbers?\b|\bnumbers? (?:in front of|before) (?:each|every|all|the)(?: of the)? lines?\b|\bcat -n\b|\bnl §")]
    public static partial Regex LineNumbers();

    /// <summary>Columns that are to be in the order of their names.</summary>
    [GeneratedRegex(@"\b(?:and )?(?:the |its |all (?:the )?)?columns (?:(?:should|shall|must|are|to) (?:be )?)?(?:sorted |ordered |arranged )?(?:in )?(?:alphabetical\w*|a to z)(?: order)?\b|\balphabetical columns\b")]
    public static partial Regex ByName();

    [GeneratedRegex(@"\bindex\b|\btable of contents\b|\b(?:file ?names|names? of (?:all|every|each|the) (?:\w+ )?files?|(?:names?|list) of everything|list everything|everything in the [\w-]+ (?:folder|directory))\b|\b(?:all|every|each|what|which) (?:the |my |our |of |\*?\.?\w+[- ]){0,3}files?\b|\blist (?:of )?(?:just |only |all )?(?:the |my |our )?(?:\*?\.?\w+[- ])?files\b|\beverything (?:that is )?in (?:this|the|my|our) folder\b")]
    public static partial Regex Indexing();

    [GeneratedRegex(@"\bwhat(?:'?s| is| was| stands)?(?: written| there| said)?(?: in| inside)(?: the file| the| my| our)? §|\bwhat (?:does|did) (?:it say in |the file |my |our )?§|\bwhat § (?:says|contains|holds)\b|\b(?:show|read|print|display|open|view|cat|recite|quote|see|hear)(?: me| out| us| to me)?(?: the| all of| all| everything in| what(?:'s| is| stands) in)?(?: whole| full)?(?: file| contents? of| text (?:of|in))* §|\b(?:contents?|text) (?:of|in) (?:the file )?§|\bin §[,.;:-]* (?:so )?what (?:are|is) (?:they|it|that)\b")]
    public static partial Regex Showing();

    [GeneratedRegex(@"\b(?:about|regarding|concerning|on|mention\w*|anything|something|when|who|where|which|find|if|whether|so far)\b")]
    public static partial Regex Asking();

    /// <summary>Words after which the files may follow each other otherwise than they are named.</summary>
    [GeneratedRegex(@"\b(?:behind|before|beneath|preceded|append\w*|add\w*|onto|on top|second|last|first)\b|\b(?:after|under|below)\b(?! (?:the other|another|each other|one another))")]
    public static partial Regex Turned();

    /// <summary>Words by which the second table is brought to the first.</summary>
    [GeneratedRegex(@"\b(?:bring|put|glue|add|fetch|v?look ?up|complete|enrich|from|beside)\b")]
    public static partial Regex Brought();

    /// <summary>Words by which the file that is named first comes last.</summary>
    [GeneratedRegex(@"§ (?:behind|after|below|underneath|beneath) §")]
    public static partial Regex Behind();

    [GeneratedRegex(@"\b(?:by|on|via|over|through|using|key|keys|columns?|match\w*|share\w*|common|pair\w*|each)\b")]
    public static partial Regex Keyed();

    /// <summary>The folder that a file goes into, as the group "folder".</summary>
    [GeneratedRegex(@"\b(?:in|into|to|inside|under)\s+(?:a |the |my |our )?(?:new )?(?:(?:sub)?folder|directory)\s+(?:called |named )?(?<folder>[\p{L}\p{N}_][\p{L}\p{N}_-]*)|\b(?:in|into|to|inside|under)\s+(?:a |the |my |our )?(?<folder>[\p{L}\p{N}_][\p{L}\p{N}_-]*)/?\s+(?:(?:sub)?folder|directory)\b|\b(?:in|into|to|inside)\s+(?<folder>[\p{L}\p{N}_][\p{L}\p{N}_-]*)/(?=\s|$|[.,;])", RegexOptions.IgnoreCase)]
    public static partial Regex InFolder();
}
