using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Chores.Kinds;
using Agent.Tools.Tables;
using Agent.Tools.Workspaces;

namespace Agent.Tools.Chores;

/// <summary>Reads from a goal, and from the files that it names, the chore that it asks for. Where its words leave something open, nothing is read, and the model decides.</summary>
public sealed partial class StatedChore(Workspace workspace)
{
    private const string Told = "answer.md";

    /// <summary>The chore; null when there is none or there may be several.</summary>
    public async Task<Chore?> OfAsync(Goal goal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(goal);
        if (Beyond.Holds(goal))
            return null;
        var standing = workspace.FilesBelow(FileTools.ListedDepth);
        goal = SpokenFiles.Named(goal, standing);
        var said = ChoreGoal.Of(goal, standing);
        if (said.There.Count + said.New.Count == 0)
            return Phrases.FilesOf(goal).Count > 0 ? null : Notes.Of(goal.Text) is { } note ? Kept(note) : AnyFile.Written(goal) ?? await SummedAsync(said, Told, cancellationToken);
        var texts = new Dictionary<string, string>();
        foreach (var path in said.There)
        {
            if (await TextOfAsync(path, cancellationToken) is not { } text)
                return null;
            texts[path] = text;
        }
        if (OneCall(goal, said, texts) is { } chore)
            return chore;
        return said.Says(Cues.Beyond()) || IsUnable(said) ? null : (said.There.Count, said.New.Count) switch
        {
            (0, 1) => Written(said) ?? await SummedAsync(said, said.New[0], cancellationToken) ?? Indexed(said),
            (1, 0) => Added(said) ?? new ChoreOfOne(goal, said, said.There[0], texts[said.There[0]], Told).Read(),
            (1, 1 or 2) => CopiedAndAdded(said) ?? new ChoreOfOne(goal, said, said.There[0], texts[said.There[0]], null).Read(),
            ( > 1, 1 or 2) => new ChoreOfMany(said, texts).Read(),
            _ => null,
        };
    }

    private static Chore? OneCall(Goal goal, ChoreGoal said, Dictionary<string, string> texts)
        => said.Says(Cues.Elsewhere()) || said.New.Count > 1 ? null
            : said.There is [var path] ? ChoreKinds.Read(new FileAtHand(goal, said, path, texts[path]))
            : said.There.Count > 1 ? CountingEach.Read(said) ?? JoiningOnto.Read(said) : null;

    // The columns of tables that are joined can be put in order, and numbered lines are one call's work or nobody's.
    private static bool IsUnable(ChoreGoal said) => said.Says(Cues.LineNumbers()) || (said.There.Count > 0 && Cues.Unable().IsMatch(said.There.Count == 2 ? Cues.ByName().Replace(said.Said, "") : said.Said));

    private async Task<Chore?> SummedAsync(ChoreGoal said, string to, CancellationToken cancellationToken)
    {
        if (!said.Says(Cues.Totalling()) || said.Says(Cues.Numbering()) || said.Says(Cues.Sorting()) || said.Says(Cues.Beyond()) || said.Says(Cues.Unable()) || said.After is not null)
            return null;
        var texts = new Dictionary<string, string>();
        foreach (var path in workspace.FilesBelow(FileTools.ListedDepth).Where(path => TableChoices.MayBe(path)))
            if (await TextOfAsync(path, cancellationToken) is { } text)
                texts[path] = text;
        return UnnamedTable.Read(said, texts, to);
    }

    private async Task<string?> TextOfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await workspace.ReadTextAsync(path, cancellationToken);
        }
        catch (WorkspaceException)
        {
            // What cannot be read as text is for the tools to refuse.
            return null;
        }
    }

    private static Chore Kept(string note)
        => new() { Tools = ["remember"], Steps = 1, File = Deliverables.Memory, Texts = [note] };

    private static Chore? Written(ChoreGoal said)
    {
        if (TextsOf(said) is not { } texts || (said.After is { } after && Cues.Indexing().IsMatch(after)) || said.Says(Question()) || said.Says(Cues.Counting()) || said.Says(Cues.Totalling()))
            return null;
        var file = said.New[0];
        return new() { Tools = ["write_file"], Steps = 1, File = file, Texts = texts, Choices = Paths(("write_file.path", file)) };
    }

    private static Chore? Added(ChoreGoal said)
    {
        if (TextsOf(said) is not { } texts || (said.Says(Cues.Totalling()) && !said.Says(Row())))
            return null;
        var (file, adds, replaces) = (said.There[0], said.Says(Cues.Adding()), said.Says(Cues.Replacing()));
        if (said.Says(Lookup()) || (!adds && !replaces && (said.Says(Question()) || said.Says(Cues.Finding()) || !said.Says(Cues.Writing()))))
            return null;
        string[] tools = (adds, replaces) switch { (true, false) => ["append_file"], (false, true) => ["write_file"], _ => ["write_file", "append_file"] };
        return new() { Tools = tools, Steps = 1, File = file, Texts = texts, Choices = Paths(("write_file.path", file), ("append_file.path", file)) };
    }

    private static Chore? CopiedAndAdded(ChoreGoal said)
    {
        if (said.New.Count > 1 || said.Quoted.Count == 0 || said.Says(Lookup()) || said.Says(Cues.Totalling()) || said.Says(Cues.Counting()) || said.Says(Cues.Sorting()) || said.Says(Cues.Finding())
            || (said.There[0].EndsWith(".csv", StringComparison.Ordinal) && !said.Says(Row()))
            || !(said.Says(Cues.Adding()) || said.Says(Under())))
            return null;
        var (from, to) = (said.There[0], said.New[0]);
        return new()
        {
            Tools = ["copy_file", "append_file"], Steps = 2, File = to, Texts = said.Quoted,
            Choices = Paths(("copy_file.path", from), ("copy_file.to", to), ("append_file.path", to)),
        };
    }

    private Chore? Indexed(ChoreGoal said) => said.Says(Cues.Indexing()) && TextsOf(said) is null
        ? new() { Tools = ["index_files"], Steps = 1, File = said.New[0], Choices = Paths([("index_files.to", said.New[0]), .. NamesLike(said) is { } like ? [("index_files.like", like)] : Array.Empty<(string, string)>()]) }
        : null;

    // Of a folder that is there, and of an ending, where the goal says so.
    private string? NamesLike(ChoreGoal said)
    {
        var files = workspace.FilesBelow(FileTools.ListedDepth);
        var folder = files.Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/')).Where(name => name.Length > 0 && Regex.IsMatch(said.Said, $@"(?<![\w/]){Regex.Escape(name.ToLowerInvariant())}(?:/|\s+(?:folder|directory)\b)|\b(?:folder|directory)\s+(?:called |named )?{Regex.Escape(name.ToLowerInvariant())}(?!\w)|\b(?:in|inside|under|within|of)\s+(?:the |my )?{Regex.Escape(name.ToLowerInvariant())}(?:/|$|[.,;]|\s+(?:to|into|in|as|please|go)\b)")).MaxBy(name => name.Length);
        var ending = Ending().Match(said.Said) is { Success: true } named ? named.Groups["ending"].Value : "";
        return (folder, ending) switch { (null, "") => null, (null, _) => $"*.{ending}", (_, "") => $"{folder}/*", _ => $"{folder}/*.{ending}" };
    }

    // A text without marks that may be several lines is for the model to part.
    internal static IReadOnlyList<string>? TextsOf(ChoreGoal said) => said switch
    {
        { Quoted: { Count: > 0 } quoted } => quoted,
        { After: { } after } when EachLine().IsMatch(said.Said) && Parts(after) is { Count: > 1 } parts => parts,
        { After: { } after } when !after.Contains('\n', StringComparison.Ordinal) && !(Several().IsMatch($"{said.Said} {after}") && Parted().IsMatch(after)) => [after],
        _ => null,
    };

    private static List<string> Parts(string listed) => [.. Between().Split(listed.TrimEnd('.')).Select(part => part.Trim()).Where(part => part.Length > 0)];

    internal static Dictionary<string, IReadOnlyList<string>> Paths(params (string Parameter, string Path)[] paths)
        => paths.ToDictionary(path => path.Parameter, path => (IReadOnlyList<string>)[path.Path]);

    [GeneratedRegex(@"\bwhat\b(?! (?:is|was|stands|it|§))|\b(?:why|when|who|how|find out|look up|search|check|see|tell|question|answer)\b")]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(?:grep|find(?! it)|hunt|any(?:one|body)|search|filter|extract|lines? (?:that|which|containing|about|of § (?:with|that))|mentions?|contains?|containing|look (?:up|for))\b")]
    private static partial Regex Lookup();

    [GeneratedRegex(@"(?<![\w§])(?:\*?\.(?<ending>csv|txt|md|tsv|json|log|html)|(?<ending>csv|txt|markdown|tsv|json|text))(?:[- ]?files?)\b|\*\.(?<ending>\w{1,4})\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Ending();

    [GeneratedRegex(@"\b(?:rows?|lines?|record|entry)\b")]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(?:under|below|beneath|plus) (?:it|«|that|the line)|\+ ?«")]
    private static partial Regex Under();

    [GeneratedRegex(@"\b(?:list|lines|rows|each|then|items?|things|checklist|entries|points|shop\w*|per line|one a line|both|all of)\b")]
    private static partial Regex Several();

    // "One thing per line: tent, stove and torch".
    [GeneratedRegex(@"\bone (?:\w+ )?(?:per|a|to a|on each) line\b|\beach (?:\w+ )?on (?:its|a) (?:own |new |separate )?line\b|\ba line each\b")]
    private static partial Regex EachLine();

    [GeneratedRegex(@"\s*[,;\n]\s*(?:and\s+)?(?:then\s+)?|\s+and\s+(?:then\s+)?(?=[^,;]+$)")]
    private static partial Regex Between();

    [GeneratedRegex(@"[,;/|]|\b(?:and|then)\b| - ")]
    private static partial Regex Parted();
}
