using System.Text.Json.Serialization;

namespace Agent.Core.Tools;

/// <summary>Whether the words come from the user or from somebody else.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Integrity>))]
public enum Integrity
{
    [JsonStringEnumMemberName("trusted")] Trusted,
    [JsonStringEnumMemberName("untrusted")] Untrusted,
}

/// <summary>How private the words are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Confidentiality>))]
public enum Confidentiality
{
    [JsonStringEnumMemberName("public")] Public,
    [JsonStringEnumMemberName("internal")] Internal,
    [JsonStringEnumMemberName("secret")] Secret,
}

/// <summary>Who said something and how private it is.</summary>
public sealed record Label(string Source, Integrity Integrity, Confidentiality Confidentiality)
{
    /// <summary>The user's own words.</summary>
    public static Label User { get; } = new("user", Integrity.Trusted, Confidentiality.Internal);

    /// <summary>The label of anything made from both: the less trusted and the more private of the two.</summary>
    public Label Join(Label other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            string.Join('+', Source.Split('+').Union(other.Source.Split('+'))),
            Integrity > other.Integrity ? Integrity : other.Integrity,
            Confidentiality > other.Confidentiality ? Confidentiality : other.Confidentiality);
    }

    /// <summary>The label of what a tool with this effect returns.</summary>
    public static Label Of(Effect effect) => effect switch
    {
        Effect.Pure => new("tool", Integrity.Trusted, Confidentiality.Public),
        Effect.ReadLibrary => new("library", Integrity.Untrusted, Confidentiality.Public),
        Effect.ReadWorkspace or Effect.WriteWorkspace => new("workspace", Integrity.Untrusted, Confidentiality.Internal),
        Effect.Memory => new("memory", Integrity.Untrusted, Confidentiality.Internal),
        _ => new("outside", Integrity.Untrusted, Confidentiality.Internal),
    };

    public override string ToString() => $"{Source}, {Integrity.ToString().ToLowerInvariant()}";
}
