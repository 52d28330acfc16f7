using System.Text.Json.Nodes;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>Newline-delimited JSON: every fact on a line of its own as soon as it is kept, the first one with the run's name.</summary>
public sealed class EventDisplay(TextWriter output) : IDisplay
{
    public void Show(Run run, Fact fact)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fact);
        var line = JsonNode.Parse(FactJson.Write(fact))!.AsObject();
        if (fact is RunStarted)
        {
            line.Insert(0, "schema_version", ResultDocument.SchemaVersion);
            line.Insert(1, "run_id", run.Header.Id);
        }
        output.WriteLine(Json.Line(line));
        output.Flush();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
