namespace Agent.Core.Models;

/// <summary>Reads what the run delivered, for the checks and for the user.</summary>
public interface IDeliverables
{
    /// <summary>The text of the file, or null when it is not there or cannot be read as text.</summary>
    Task<string?> ReadAsync(string file, CancellationToken cancellationToken);
}
