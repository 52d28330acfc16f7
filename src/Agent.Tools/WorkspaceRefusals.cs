using Agent.Core.Tools;
using Agent.Tools.Workspaces;

namespace Agent.Tools;

/// <summary>Turns what the workspace refuses into what the model reads.</summary>
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
            throw new ToolRefusedException(refusal.Reason, refusal.Message);
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
            throw new ToolRefusedException(refusal.Reason, refusal.Message);
        }
    }
}
