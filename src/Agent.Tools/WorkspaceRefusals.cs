using Agent.Core.Tools;
using Agent.Tools.Workspaces;

namespace Agent.Tools;

/// <summary>Turns what the workspace refuses into what the model reads, or into the end of a run that no model could go on with.</summary>
internal static class WorkspaceRefusals
{
    public static T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (WorkspaceException refusal)
        {
            throw Of(refusal);
        }
    }

    public static async Task<T> ToldAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (WorkspaceException refusal)
        {
            throw Of(refusal);
        }
    }

    public static async Task ToldAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (WorkspaceException refusal)
        {
            throw Of(refusal);
        }
    }

    // A model that is told of a full disk can only try again, or elsewhere, until its budget is spent.
    private static Exception Of(WorkspaceException refusal) => refusal.Reason is WorkspaceReasons.DiskFull or WorkspaceReasons.DiskReadOnly
        ? new CannotGoOnException($"The workspace cannot take what the run writes: {refusal.Message}", refusal)
        : new ToolRefusedException(refusal.Reason, refusal.Message);
}
