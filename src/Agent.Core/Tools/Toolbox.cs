using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;

namespace Agent.Core.Tools;

/// <summary>The functions of a kernel's plugins as tools, called for real.</summary>
public sealed class Toolbox : IToolbox
{
    private static readonly JsonElement AnyText = JsonSerializer.SerializeToElement(new { type = "string" });
    private readonly Kernel kernel;
    private readonly Dictionary<string, KernelFunction> functions;

    /// <summary>All functions of the kernel, in the order in which the plugins were added. A function that does not say what it touches counts as able to execute.</summary>
    public Toolbox(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        this.kernel = kernel;
        var all = kernel.Plugins.SelectMany(plugin => plugin).ToList();
        functions = all.ToDictionary(function => function.Name);
        Tools = [.. all.Select(Manifest)];
    }

    public IReadOnlyList<Tool> Tools { get; }

    public async Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var label = Label.Of(Tools.First(tool => tool.Name == call.Tool).Effect);
        try
        {
            var result = await InvokeAsync(call, cancellationToken).ConfigureAwait(false);
            return new Observation(result.Text, label) { Choices = result.Choices, Used = result.Used };
        }
        catch (ToolRefusedException refused)
        {
            return new Observation(refused.Message, label) { Failure = refused.Reason };
        }
        catch (Exception failed) when (failed is not (OperationCanceledException or CannotGoOnException))
        {
            // A tool is a stranger's code: whatever it throws, the model reads one line of it and the journal keeps the type.
            return new Observation($"The tool '{call.Tool}' failed: {failed.Message}", label) { Failure = failed.GetType().Name };
        }
    }

    private async Task<ToolResult> InvokeAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments();
        foreach (var property in call.Arguments.EnumerateObject())
            arguments[property.Name] = Value(property.Value);
        var result = await functions[call.Tool].InvokeAsync(kernel, arguments, cancellationToken).ConfigureAwait(false);
        return result.GetValue<object>() switch
        {
            ToolResult typed => typed,
            string text => new ToolResult(text),
            null => new ToolResult("Done."),
            var other => new ToolResult(JsonSerializer.Serialize(other)),
        };
    }

    private static Tool Manifest(KernelFunction function)
    {
        var touches = function.UnderlyingMethod?.GetCustomAttribute<TouchesAttribute>();
        return new Tool(
            function.Name, function.Description, touches?.Effect ?? Effect.Execute, touches?.Idempotent ?? false,
            [.. function.Metadata.Parameters.Select(p => new ToolParameter(p.Name, p.IsRequired, SchemaOf(function, p)) { Takes = Declared<TakesAttribute>(function, p.Name)?.Known })])
        {
            Forms = touches?.Forms.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } forms ? forms : null,
        };
    }

    private static JsonElement SchemaOf(KernelFunction function, KernelParameterMetadata parameter)
    {
        var schema = parameter.Schema?.RootElement ?? AnyText;
        if (JsonNode.Parse(schema.GetRawText()) is not JsonObject whole)
            return schema;
        if (Declared<DistinctAttribute>(function, parameter.Name) is not null)
            whole["uniqueItems"] = true;
        // A number that the parameter cannot hold is none that may be said.
        if (parameter.ParameterType == typeof(int))
            (whole["minimum"], whole["maximum"]) = (int.MinValue, int.MaxValue);
        return JsonSerializer.SerializeToElement(whole);
    }

    private static T? Declared<T>(KernelFunction function, string parameter)
        where T : Attribute
        => function.UnderlyingMethod?.GetParameters().FirstOrDefault(p => p.Name == parameter)?.GetCustomAttribute<T>();

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt32(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}
