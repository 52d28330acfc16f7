using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>What came of one try: an outcome and a reason in the words of the cases, and the text if one was read.</summary>
internal sealed record Attempt(string Outcome, string Reason, string Text = "")
{
    private static readonly string[] Runs = ["allow"];
    private static readonly string[] Blocked = ["deny", "deny_kind", "need_approval"];
    private static readonly string[] Typed = ["error_typed", "not_found"];
    private static readonly string[] Bounded = ["contained"];

    /// <summary>Reasons that more than one layer may claim first.</summary>
    private static readonly string[] Outside = ["outside_workspace", "magic_link", "exdev", "crosses_mount"];

    public static Attempt At(IJail jail, string tool, string path)
    {
        try
        {
            return new("allow", "inside_workspace", Act(jail, tool, path));
        }
        catch (WorkspaceException refused)
        {
            return new(Named(refused.Refusal), refused.Reason);
        }
        catch (Exception other)
        {
            return new(other.GetType().Name, other.Message);
        }
    }

    /// <summary>Whether this is the same kind of ending: ran, blocked, error or contained.</summary>
    public bool IsAsSafeAs(EscapeCase one) => ClassOf(Outcome) == ClassOf(one.Outcome);

    public bool IsExactly(EscapeCase one) =>
        Outcome == one.Outcome && (Reason == one.Reason || Outside.Contains(Reason) && Outside.Contains(one.Reason));

    private static string Act(IJail jail, string tool, string path)
    {
        switch (tool)
        {
            case "file_read":
                return jail.Read(path);
            case "file_write":
                jail.Write(path, "written");
                return "";
            case "dir_delete":
                jail.Delete(path);
                return "";
            default:
                jail.List(path);
                return "";
        }
    }

    private static string Named(Refusal refusal) => refusal switch
    {
        Refusal.Deny => "deny",
        Refusal.DenyKind => "deny_kind",
        Refusal.NeedApproval => "need_approval",
        Refusal.NotFound => "not_found",
        _ => "error_typed",
    };

    private static int ClassOf(string outcome) => Array.FindIndex([Runs, Blocked, Typed, Bounded], members => members.Contains(outcome));
}
