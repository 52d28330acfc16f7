using Agent.Core.Budgets;
using Microsoft.Extensions.Options;

namespace Agent.Core;

/// <summary>Refuses settings with which no run could do anything, each in a sentence that names the value and the remedy.</summary>
internal sealed class AgentOptionsValidation : IValidateOptions<AgentOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentOptions options)
    {
        string[] faults = [.. BudgetFaults(options.Budget), .. Faults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> BudgetFaults(Budget budget)
    {
        if (budget.Steps <= budget.ReservedSteps)
            yield return $"The budget allows {budget.Steps} steps and keeps {budget.ReservedSteps} back for the hand-over, so nothing can be done. Allow at least {budget.ReservedSteps + 1}.";
        if (budget.ReservedSteps < 0)
            yield return $"The budget keeps back {budget.ReservedSteps} steps. Keep back 0 or more.";
        foreach (var (limit, value) in new[] { ("prompt tokens", budget.PromptTokens), ("generated tokens", budget.GeneratedTokens), ("tool calls", budget.ToolCalls), ("bytes written", budget.BytesWritten) })
            if (value <= 0)
                yield return $"The budget allows {value} {limit}, so nothing can be done. Allow at least 1.";
        if (budget.GeneratedTokens is > 0 and < Budget.LeastReply * 2)
            yield return $"The budget allows {budget.GeneratedTokens} generated tokens, so nothing can be done. Allow at least {Budget.LeastReply * 2}.";
        if (budget.ToolCalls > 0 && budget.ToolCalls <= budget.ReservedSteps)
            yield return $"The budget allows {budget.ToolCalls} tool calls and keeps {budget.ReservedSteps} back for the hand-over, so nothing can be done. Allow at least {budget.ReservedSteps + 1}.";
        if (budget.BytesSent < 0)
            yield return $"The budget allows {budget.BytesSent} bytes sent. Allow 0, which keeps everything on this machine, or more.";
        if (budget.Time <= TimeSpan.Zero)
            yield return $"The budget allows {budget.Time.TotalSeconds:0.###} seconds, so nothing can be done. Allow more than 0.";
    }

    private static IEnumerable<string> Faults(AgentOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Runs))
            yield return "The folder for runs is empty. Name a folder that can be written.";
        if (options.ToolTimeout <= TimeSpan.Zero)
            yield return $"A tool may take {options.ToolTimeout.TotalSeconds:0.###} seconds, so none can answer. Allow more than 0.";
    }
}
