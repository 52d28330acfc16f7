using Agent.Core.Journals;
using Agent.Core.Tools;

namespace Agent.Core.Replays;

/// <summary>The files that a run had written up to a fact, written again by the same calls in another workspace.</summary>
public static class FilesAgain
{
    /// <summary>The calls that wrote to the workspace and succeeded, in order.</summary>
    public static IReadOnlyList<ToolReturned> Writes(IReadOnlyList<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var writing = facts.OfType<RunStarted>().SelectMany(started => started.Header.Tools).Where(tool => tool.Effect == Effect.WriteWorkspace).Select(tool => tool.Name).ToHashSet();
        return [.. facts.OfType<ToolReturned>().Where(returned => writing.Contains(returned.Call.Tool) && returned.Observation.Failure is null)];
    }

    /// <summary>The paths that such a call names or made readable.</summary>
    public static IEnumerable<string> PathsOf(ToolReturned write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var named = new[] { write.Call.Text("to") ?? write.Call.Text("path") }.OfType<string>();
        return named.Concat(write.Observation.Choices?.GetValueOrDefault("read_file.path") ?? []).Distinct();
    }

    /// <exception cref="RestoreException">A call came back otherwise than recorded, so the files are not those that the run had.</exception>
    public static async Task WriteAsync(IReadOnlyList<Fact> facts, IToolbox toolbox, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(toolbox);
        foreach (var write in Writes(facts))
        {
            var again = await toolbox.CallAsync(write.Call, cancellationToken).ConfigureAwait(false);
            if (again.Text != write.Observation.Text)
                throw new RestoreException($"The call of '{write.Call.Tool}' for '{string.Join(", ", PathsOf(write))}' gave \"{write.Observation.Text}\" in the run and gives \"{again.Text}\" now, so the files are not those that the run had.");
        }
    }
}

/// <summary>The files of a run at one of its facts could not be made again.</summary>
public sealed class RestoreException(string message) : Exception(message);
