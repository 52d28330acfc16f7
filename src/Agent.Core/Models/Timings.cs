using Microsoft.Extensions.AI;

namespace Agent.Core.Models;

/// <summary>The times that a client reports beside its reply, where it reports any.</summary>
public static class Timings
{
    /// <summary>Reading the request.</summary>
    public const string Prompt = "prompt_ms";

    /// <summary>Writing the reply.</summary>
    public const string Generation = "generation_ms";

    /// <summary>The time in milliseconds, 0 when it was not reported. A reply that was put together from a stream has it on its message.</summary>
    public static double Milliseconds(ChatResponse response, string name)
    {
        ArgumentNullException.ThrowIfNull(response);
        var reported = response.Messages.Select(message => message.AdditionalProperties).Prepend(response.AdditionalProperties);
        return reported.Select(properties => properties?.GetValueOrDefault(name)).OfType<double>().FirstOrDefault();
    }
}
