namespace Agent.Cli.Commands;

/// <summary>In what form standard output carries the result.</summary>
public enum OutputFormat
{
    Text,
    /// <summary>Exactly one document, also on failure.</summary>
    Json,
    /// <summary>One event a line; the last line is the document.</summary>
    Ndjson,
}
