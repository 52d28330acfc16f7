using System.Globalization;
using static Agent.Tools.Workspaces.WorkspaceReasons;

namespace Agent.Tools.Workspaces;

/// <summary>The sentences of refusal, in one place so that one reason always reads the same.</summary>
internal static class Refuse
{
    private const int ShownCharacters = 120;

    public static WorkspaceException Outside(string path) => new(Refusal.Deny, OutsideWorkspace,
        $"'{Shown(path)}' is outside the workspace. Give a path below the workspace root, such as notes/menu.md.");

    public static WorkspaceException Missing(string path) => new(Refusal.NotFound, NotFound,
        $"There is no '{Shown(path)}' in the workspace. list_files shows what is there.");

    public static WorkspaceException Kind(string path, string what) => new(Refusal.DenyKind, NotARegularFile,
        $"'{Shown(path)}' is {what}, not a text file. Give the path of a file.");

    public static WorkspaceException Large(string path, long cap) => new(Refusal.Error, TooLarge,
        $"'{Shown(path)}' is larger than the {cap} bytes that a file may have here. Use a smaller file.");

    public static WorkspaceException Linked(string path) => new(Refusal.Deny, MultipleLinks,
        $"'{Shown(path)}' has more than one name on this disk, so writing it could change a file elsewhere. Write to a new name.");

    public static WorkspaceException Raced(string path) => new(Refusal.Error, Race,
        $"'{Shown(path)}' kept changing while it was opened. Try again when nothing else moves it.");

    public static WorkspaceException Deep(string path, int levels) => new(Refusal.Error, TooDeep,
        $"'{Shown(path)}' has more than {levels} levels of folders. Use a flatter one.");

    public static WorkspaceException Closed(string path) => new(Refusal.Deny, ProtectedPath,
        $"'{Shown(path)}' is closed to writing, because other programs obey files of that name. Write to another name.");

    public static WorkspaceException Device(string path) => new(Refusal.Deny, CrossesMount,
        $"'{Shown(path)}' is on another file system that is mounted below the workspace. Use a path of the workspace itself.");

    public static WorkspaceException Root(string root, string fact) => new(Refusal.Error, RootUnusable,
        $"The workspace '{Shown(root)}' {fact}. Choose a folder that you may write to.");

    public static WorkspaceException Path(Refusal refusal, string reason, string path, string fact) =>
        new(refusal, reason, $"'{Shown(path)}' {fact}");

    /// <summary>A path as it may stand in a sentence, a log or on a terminal: bounded, and with nothing that moves a cursor or turns text round.</summary>
    public static string Shown(string path)
    {
        var cut = path.Length > ShownCharacters ? string.Concat(path.AsSpan(0, ShownCharacters), "...") : path;
        return Printable(cut);
    }

    public static string Printable(string text) =>
        text.Any(ForgesDisplay) || text.Any(char.IsSurrogate) ? string.Concat(text.Select(c => ForgesDisplay(c) || char.IsSurrogate(c) ? '\uFFFD' : c)) : text;

    /// <summary>Control characters, line and paragraph separators, and the marks that set the direction of text.</summary>
    public static bool ForgesDisplay(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
