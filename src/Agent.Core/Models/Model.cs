using Agent.Core.Journals;
using Microsoft.Extensions.AI;

namespace Agent.Core.Models;

/// <summary>The model of a host: how to ask it, and what the journal says of it.</summary>
public sealed record Model(IChatClient Client, ModelCard Card)
{
    /// <summary>The additional property of a request that names a folder in which the client keeps what it computed for the run; null where it keeps nothing.</summary>
    public string? StateProperty { get; init; }
}
