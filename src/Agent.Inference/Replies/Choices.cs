using System.Globalization;
using Agent.Inference.Llama;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Replies;

/// <summary>Reads how to sample from a request's options, and refuses what would be passed over in silence.</summary>
internal static class Choices
{
    public static SamplerOptions Read(ChatOptions? options)
    {
        if (options is null)
        {
            return new();
        }

        if (options.Tools is { Count: > 0 })
        {
            throw new NotSupportedException("The request offers tools, and this client does not call any. Describe the choices as a JSON schema in ResponseFormat.");
        }

        if (options.FrequencyPenalty is not (null or 0) || options.PresencePenalty is not (null or 0))
        {
            throw new NotSupportedException("The request sets FrequencyPenalty or PresencePenalty. This client knows: 'repetition_penalty' in AdditionalProperties.");
        }

        return new()
        {
            Temperature = options.Temperature ?? 0,
            TopK = options.TopK ?? 0,
            TopP = options.TopP ?? 1,
            MinP = (float)(Number(options, "min_p") ?? 0),
            RepetitionPenalty = (float)(Number(options, "repetition_penalty") ?? 1),
            CodePoint = Number(options, "code_point"),
            Seed = unchecked((ulong)(options.Seed ?? 0)),
        };
    }

    private static double? Number(ChatOptions options, string name)
        => options.AdditionalProperties?.GetValueOrDefault(name) switch
        {
            null => null,
            IConvertible value when double.TryParse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var number) => number,
            System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Number } value => value.GetDouble(),
            var other => throw new ArgumentException($"'{name}' is '{other}'. It must be a number."),
        };
}
