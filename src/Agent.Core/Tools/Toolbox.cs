using System.Reflection;
using Microsoft.SemanticKernel;

namespace Agent.Core.Tools;

/// <summary>Tools made from the plugins of a kernel, called for real.</summary>
public sealed class Toolbox(Kernel kernel, IReadOnlyList<Tool> tools) : IToolbox
{
    public IReadOnlyList<Tool> Tools { get; } = tools;

    /// <summary>All functions of the kernel's plugins, in the order in which they were added. A function that does not say what it touches counts as able to execute.</summary>
    public static Toolbox From(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var tools = kernel.Plugins.SelectMany(plugin => plugin).Select(function =>
        {
            var touches = function.UnderlyingMethod?.GetCustomAttribute<TouchesAttribute>();
            return new Tool(function, touches?.Effect ?? Effect.Execute, touches?.Idempotent ?? false);
        }).ToList();
        return new Toolbox(kernel, tools);
    }

    public async Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var tool = Tools.First(t => t.Name == call.Tool);
        var label = Label.Of(tool.Effect);
        try
        {
            var result = await tool.InvokeAsync(call, kernel, cancellationToken).ConfigureAwait(false);
            return new Observation(result.Text, label) { Choices = result.Choices, Used = result.Used };
        }
        catch (ToolRefusedException refused)
        {
            return new Observation(refused.Message, label) { Failure = refused.Reason };
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // A tool is a stranger's code: whatever it throws, the model reads one line of it and the journal keeps the type.
            return new Observation($"The tool '{call.Tool}' failed: {failed.Message}", label) { Failure = failed.GetType().Name };
        }
    }
}
