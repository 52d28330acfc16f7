using System.Text;
using static Agent.Tools.Workspaces.WorkspaceReasons;

namespace Agent.Tools.Workspaces;

internal enum PathUse
{
    Read,
    List,
    Write,
}

/// <summary>
/// Everything that a path's text decides, before the disk is asked: the same answer for the same text on every machine of a kind.
/// Nothing is decoded, expanded or normalised; '%2e', '~' and '$HOME' are names like any other.
/// </summary>
/// <param name="roots">The workspace root as its components, under each name by which it may be called.</param>
/// <param name="windows">Whether '\' separates and drives, streams and devices exist.</param>
internal sealed class PathRules(IReadOnlyList<string[]> roots, bool windows)
{
    private const int MaxPathBytes = 4095;
    private const int MaxNameBytes = 255;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly char[] separators = windows ? ['/', '\\'] : ['/'];
    private readonly StringComparer names = windows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The path's components below the root, none of them empty or "."; none for the root itself.</summary>
    public string[] Judge(string path, PathUse use)
    {
        JudgeText(path);
        var parts = Below(path);
        JudgeDepth(path, parts);
        foreach (var part in parts)
            JudgeName(path, part, use);
        if (use != PathUse.List && path[^1] is var last && (separators.Contains(last) || parts.Length == 0))
            throw Refuse.Kind(path, "a folder");
        return parts;
    }

    /// <summary>Text from bytes that must be UTF-8; overlong and torn sequences are refused.</summary>
    public static string FromUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new WorkspaceException(Refusal.Error, InvalidUtf8, "The path is not UTF-8 text. Send it as UTF-8.");
        }
    }

    public static string[] Split(string path, params char[] separators) =>
        [.. path.Split(separators, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".")];

    private static void JudgeText(string path)
    {
        if (path.Length == 0)
            throw new WorkspaceException(Refusal.Error, EmptyPath, "The path is empty. Give the path of a file, such as notes/menu.md.");
        if (path.Contains('\0', StringComparison.Ordinal))
            throw Refuse.Path(Refusal.Error, NulInPath, path, "has a NUL character in it. Leave it out.");
        if (path.Any(Refuse.ForgesDisplay))
            throw Refuse.Path(Refusal.Deny, ControlCharacter, path, "has a control character in it. Use letters, digits, '-' and '.'.");
        if (path.Length > MaxPathBytes || ByteCount(path) > MaxPathBytes)
            throw Refuse.Path(Refusal.Error, PathTooLong, path, $"is longer than {MaxPathBytes} bytes. Use a shorter path.");
    }

    private static int ByteCount(string path)
    {
        try
        {
            return Strict.GetByteCount(path);
        }
        catch (EncoderFallbackException)
        {
            throw Refuse.Path(Refusal.Error, InvalidUtf8, path, "has half a character in it. Send whole characters.");
        }
    }

    private string[] Below(string path)
    {
        if (windows)
            JudgeWindowsForm(path);
        var parts = Split(path, separators);
        var absolute = separators.Contains(path[0]) || windows && HasDrive(path);
        if (!absolute)
            return parts;
        var root = roots.FirstOrDefault(root => parts.Length >= root.Length && root.AsSpan().SequenceEqual(parts.AsSpan(0, root.Length), names));
        return root is null ? throw Refuse.Outside(path) : parts[root.Length..];
    }

    private static void JudgeWindowsForm(string path)
    {
        var form = path.Replace('/', '\\');
        if (form.StartsWith(@"\\.\", StringComparison.Ordinal) || form.StartsWith(@"\\?\", StringComparison.Ordinal) || form.StartsWith(@"\??\", StringComparison.Ordinal))
            throw Refuse.Path(Refusal.Deny, DevicePath, path, "names a device. Give a path below the workspace root.");
        if (form.StartsWith(@"\\", StringComparison.Ordinal))
            throw Refuse.Path(Refusal.Deny, UncPath, path, "is on another machine. Give a path below the workspace root.");
        if (HasDrive(path) && (path.Length == 2 || form[2] != '\\'))
            throw Refuse.Outside(path);
    }

    private static bool HasDrive(string path) => path.Length >= 2 && path[1] == ':' && char.IsAsciiLetter(path[0]);

    /// <summary>A path that leaves the root and comes back is refused too, so that the answer does not hang on what the folders are called.</summary>
    private static void JudgeDepth(string path, string[] parts)
    {
        var depth = 0;
        foreach (var part in parts)
        {
            depth += part == ".." ? -1 : 1;
            if (depth < 0)
                throw Refuse.Outside(path);
        }
    }

    private void JudgeName(string path, string name, PathUse use)
    {
        if (name.Length * 3 > MaxNameBytes && Strict.GetByteCount(name) > MaxNameBytes)
            throw Refuse.Path(Refusal.Error, NameTooLong, path, $"has a name of more than {MaxNameBytes} bytes in it. Use a shorter name.");
        if (windows)
            JudgeWindowsName(path, name);
        if (use != PathUse.Write)
            return;
        if (ProtectedNames.IsClosed(name))
            throw Refuse.Closed(path);
        if (!PortableNames.IsPortable(name))
            throw Refuse.Path(Refusal.Deny, NonportableName, path, "would name something else on another system. Leave out '\\', ':', device names and a dot or space at the end.");
        if (ProtectedNames.IsRunByBuilds(name))
            throw Refuse.Path(Refusal.NeedApproval, ExecutableByBuild, path, "is run by the next build, so a person has to agree first. Write to another name.");
    }

    private static void JudgeWindowsName(string path, string name)
    {
        if (name.Contains(':', StringComparison.Ordinal))
            throw Refuse.Path(Refusal.Deny, AlternateStream, path, "names a hidden stream of a file. Leave out the ':'.");
        if (PortableNames.IsDevice(name))
            throw Refuse.Path(Refusal.Deny, ReservedName, path, "is a name that Windows keeps for a device. Use another name.");
        if (PortableNames.EndsInDotOrSpace(name))
            throw Refuse.Path(Refusal.Deny, NonportableName, path, "ends in a dot or space, which Windows drops. Leave it out.");
    }
}
