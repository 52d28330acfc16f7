using System.Text.Json.Nodes;
using Agent.Cli.Displays;
using Agent.Cli.Errors;

namespace Agent.Cli.Commands;

/// <summary>Puts the result on standard output and the problem where the format wants it.</summary>
internal sealed class Report(Surroundings surroundings, OutputFormat format)
{
    public OutputFormat Format { get; } = format;

    public void Text(string text)
    {
        if (Format == OutputFormat.Text)
            surroundings.Out.Write(text.Length == 0 || text.EndsWith('\n') ? text : text + "\n");
        surroundings.Out.Flush();
    }

    public void Document(JsonNode document)
    {
        if (Format != OutputFormat.Text)
            surroundings.Out.WriteLine(Format == OutputFormat.Json ? Json.Document(document) : Json.Line(document));
        surroundings.Out.Flush();
    }

    /// <summary>A list: one line each for a person, one document for a program, or one object a line.</summary>
    public void Rows(string name, IReadOnlyList<JsonObject> rows, Func<JsonObject, string> line, bool ok = true)
    {
        switch (Format)
        {
            case OutputFormat.Json:
                Document(new JsonObject { ["ok"] = ok, ["schema_version"] = ResultDocument.SchemaVersion, [name] = new JsonArray([.. rows]) });
                break;
            case OutputFormat.Ndjson:
                foreach (var row in rows)
                    surroundings.Out.WriteLine(Json.Line(row));
                break;
            default:
                foreach (var row in rows)
                    surroundings.Out.WriteLine(SafeText.Line(line(row)));
                break;
        }
        surroundings.Out.Flush();
    }

    public int Failure(Problem problem)
    {
        if (Format != OutputFormat.Text)
            Document(ResultDocument.Of(problem));
        else
        {
            surroundings.Error.WriteLine(SafeText.Of(problem.Message));
            if (problem.Hint.Length > 0)
                surroundings.Error.WriteLine(SafeText.Of(problem.Hint));
        }
        surroundings.Error.Flush();
        return (int)problem.Exit;
    }
}
