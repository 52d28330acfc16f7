using Agent.Core.Goals;
using Agent.Core.Tools;

namespace Agent.Core.Plans;

/// <summary>Puts a plan into the order that a chore's words give: a small model knows the tools and mixes up which comes first.</summary>
public static class PlanOrder
{
    /// <summary>The plan itself when it names the chore's tools in their order, or when the chore leaves that open.</summary>
    /// <param name="drawn">As the model said it.</param>
    /// <param name="chore">The work on files that the goal asks for, if it does.</param>
    /// <param name="tools">What the run has; a step that the model left out says what its tool does.</param>
    public static Plan Of(Plan drawn, Chore? chore, IReadOnlyList<Tool> tools)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(tools);
        if (chore is null || chore.Steps != chore.Tools.Count || drawn.Steps.Select(step => step.Tool).SequenceEqual(chore.Tools))
            return drawn;
        return new([.. chore.Tools.Select(name => drawn.Steps.FirstOrDefault(step => step.Tool == name) ?? new PlanStep(name, tools.FirstOrDefault(tool => tool.Name == name)?.Description ?? name))]);
    }
}
