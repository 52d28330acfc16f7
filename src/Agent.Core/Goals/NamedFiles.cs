using System.Text.RegularExpressions;

namespace Agent.Core.Goals;

/// <summary>The files that a goal names, told apart by whether they stood in the workspace when the run began: what is there is read, what is not is to be written.</summary>
/// <param name="All">Every name, in the goal's order.</param>
/// <param name="There">Those that exist.</param>
/// <param name="New">Those that do not.</param>
/// <param name="Changed">The goal speaks of changing a file, so that one that exists may be written.</param>
public sealed partial record NamedFiles(IReadOnlyList<string> All, IReadOnlyList<string> There, IReadOnlyList<string> New, bool Changed)
{
    /// <param name="goal">What was asked for.</param>
    /// <param name="workspace">The files of the workspace; null where nobody looked, and then none is told apart.</param>
    public static NamedFiles Of(Goal goal, IReadOnlyList<string>? workspace)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var all = Phrases.FilesOf(goal);
        return workspace is null
            ? new(all, [], [], true)
            : new(all, [.. all.Where(name => IsIn(workspace, name))], [.. all.Where(name => !IsIn(workspace, name) && !all.Any(path => path.EndsWith("/" + name, StringComparison.Ordinal)))], Changing().IsMatch(goal.Text));
    }

    /// <summary>The names that a tool may write to, beside the brief's own.</summary>
    public IReadOnlyList<string> ToWrite => New.Count > 0 && !Changed ? New : All;

    /// <summary>As many of the workspace's files as <paramref name="most"/>, those first that the goal names.</summary>
    public static IReadOnlyList<string> First(Goal goal, IReadOnlyList<string> workspace, int most)
    {
        var named = Phrases.FilesOf(goal);
        return [.. workspace.OrderBy(file => named.Any(name => IsIn([file], name)) ? 0 : 1).Take(most)];
    }

    // A name without its folder may mean the one file of that name.
    private static bool IsIn(IReadOnlyList<string> workspace, string name)
        => workspace.Any(file => file.Equals(name, StringComparison.OrdinalIgnoreCase) || file.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(?:add|adds|append|extend|insert|tack|attach|replace|overwrite|rewrite|change|edit|update|correct|remove|delete|extra|at the (?:end|foot|bottom|top) of|to the end|more line|another line)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Changing();
}
