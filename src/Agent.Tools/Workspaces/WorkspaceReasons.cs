namespace Agent.Tools.Workspaces;

/// <summary>The reason codes of refusals. They stand in journals, so a code never changes its meaning.</summary>
public static class WorkspaceReasons
{
    public const string OutsideWorkspace = "outside_workspace";
    public const string CrossesMount = "crosses_mount";
    public const string LinkLoop = "link_loop";
    public const string MultipleLinks = "multiple_links";
    public const string NotARegularFile = "not_a_regular_file";
    public const string NotADirectory = "not_a_directory";
    public const string Race = "race";

    public const string EmptyPath = "empty_path";
    public const string NulInPath = "nul_in_path";
    public const string InvalidUtf8 = "invalid_utf8";
    public const string ControlCharacter = "control_char_in_path";
    public const string NameTooLong = "name_too_long";
    public const string PathTooLong = "path_too_long";
    public const string NonportableName = "nonportable_name";
    public const string ReservedName = "reserved_name";
    public const string AlternateStream = "alternate_stream";
    public const string DevicePath = "device_path";
    public const string UncPath = "unc_path";

    public const string ProtectedPath = "protected_path";
    public const string ExecutableByBuild = "executable_by_build";

    /// <summary>The name was taken as it stands, inside the workspace, and nothing has that name.</summary>
    public const string NotFound = "inside_workspace_literal";
    public const string TooLarge = "too_large";
    public const string TooDeep = "too_deep";
    public const string NotText = "not_text";
    public const string ReadOnly = "read_only";
    public const string NotPermitted = "not_permitted";
    public const string DiskFull = "disk_full";
    public const string DiskReadOnly = "disk_read_only";
    public const string InputOutput = "io_error";
    public const string RootUnusable = "root_unusable";
}
