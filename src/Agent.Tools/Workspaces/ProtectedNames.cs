using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Agent.Tools.Workspaces;

/// <summary>
/// Names that other programs obey: repository hooks, this agent's own runs, instructions to agents, shell start-up, editor tasks.
/// They are closed to writing even while they do not exist, on every system, as the strictest file system would read them.
/// </summary>
internal static class ProtectedNames
{
    private static readonly FrozenSet<string> Closed = FrozenSet.ToFrozenSet(
    [
        ".git", ".gitmodules", ".gitconfig", ".gitattributes", ".hg", ".svn",
        ".agent", "agents.md", "agent.md", "claude.md", "gemini.md", ".cursorrules", ".cursor", ".claude", ".codex", ".mcp.json",
        "copilot-instructions.md",
        ".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".bash_aliases", ".profile", ".inputrc",
        ".zshrc", ".zshenv", ".zprofile", ".zlogin", ".zlogout", ".kshrc", ".cshrc", ".tcshrc", ".login", ".envrc", ".direnvrc",
        ".vscode", ".idea", ".vs", ".devcontainer", ".editorconfig", ".vimrc", ".exrc", ".emacs",
        ".ssh", ".gnupg", ".netrc", ".npmrc", ".pypirc", ".config",
    ]);

    private static readonly FrozenSet<string> Builds = FrozenSet.ToFrozenSet(
    [
        "makefile", "gnumakefile", "cmakelists.txt", "justfile", "taskfile.yml", "dockerfile", "jenkinsfile", "global.json",
        "nuget.config", "package.json", "setup.py", "setup.cfg", "pyproject.toml", "conftest.py", "pom.xml", "build.gradle",
        "settings.gradle", "build.rs", "cargo.toml", "rakefile", "gemfile", ".gitlab-ci.yml", ".travis.yml", "azure-pipelines.yml",
        ".circleci", ".ci", ".github", ".pre-commit-config.yaml", ".husky",
    ]);

    private static readonly string[] BuildEndings = [".csproj", ".fsproj", ".vbproj", ".proj", ".props", ".targets", ".sln", ".slnx", ".rsp", ".gradle.kts"];

    /// <summary>Letters beyond ASCII that a case-folding file system takes for ASCII ones. The dotless i is not among them: it folds to itself.</summary>
    private static readonly FrozenDictionary<char, string> Folds = new Dictionary<char, string>
    {
        ['\u017F'] = "s", ['\u212A'] = "k", ['\u00DF'] = "ss", ['\u1E9E'] = "ss",
        ['\uFB00'] = "ff", ['\uFB01'] = "fi", ['\uFB02'] = "fl", ['\uFB03'] = "ffi", ['\uFB04'] = "ffl", ['\uFB05'] = "st", ['\uFB06'] = "st",
    }.ToFrozenDictionary();

    public static bool IsClosed(string name)
    {
        var folded = Fold(name);
        return Closed.Contains(folded) || IsShortAlias(folded);
    }

    public static bool IsRunByBuilds(string name)
    {
        var folded = Fold(name);
        return Builds.Contains(folded) || BuildEndings.Any(ending => folded.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>Windows gives ".git" the second name "git~1".</summary>
    private static bool IsShortAlias(string folded)
    {
        var tilde = folded.IndexOf('~', StringComparison.Ordinal);
        if (tilde is < 2 or > 6 || tilde != folded.Length - 2 || !char.IsAsciiDigit(folded[^1]))
            return false;
        return Closed.Any(name => name.TrimStart('.').StartsWith(folded[..tilde], StringComparison.Ordinal)
            && (name.TrimStart('.').Length == tilde || tilde == 6));
    }

    private static string Fold(string name)
    {
        if (Ascii.IsValid(name))
            return name.ToLowerInvariant();
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (IsIgnorable(rune))
                continue;
            if (rune.IsBmp && Folds.TryGetValue((char)rune.Value, out var letters))
                folded.Append(letters);
            else if (rune.IsAscii)
                folded.Append(char.ToLowerInvariant((char)rune.Value));
            else
                folded.Append(rune.ToString());
        }
        return folded.ToString();
    }

    private static bool IsIgnorable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0
            or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
