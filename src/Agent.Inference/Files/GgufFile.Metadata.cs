namespace Agent.Inference.Files;

public sealed unsafe partial class GgufFile
{
    /// <summary>The text under a key, or null; another type is a <see cref="GgufException"/>. So for all of these.</summary>
    public string? Text(string key) => Content<string>(key, "a text");

    public bool? Flag(string key) => Find(key) switch
    {
        null => null,
        { Content: bool value } => value,
        var other => throw WrongKind(key, other, "yes or no"),
    };

    public long? Integer(string key) => Find(key) switch
    {
        null => null,
        { Content: uint value } => value,
        { Content: int value } => value,
        { Content: ulong value and <= long.MaxValue } => (long)value,
        { Content: long value } => value,
        { Content: ushort value } => value,
        { Content: short value } => value,
        { Content: byte value } => value,
        { Content: sbyte value } => value,
        var other => throw WrongKind(key, other, "a whole number"),
    };

    public double? Real(string key) => Find(key) switch
    {
        null => null,
        { Content: float value } => value,
        { Content: double value } => value,
        var other => throw WrongKind(key, other, "a real number"),
    };

    public IReadOnlyList<string>? Texts(string key) => Content<string[]>(key, "an array of String");

    public IReadOnlyList<float>? Reals(string key) => Content<float[]>(key, "an array of Float32");

    public IReadOnlyList<int>? Integers(string key) => Find(key) switch
    {
        null => null,
        { Content: int[] values, Element: GgufValueType.Int32 } => values,
        { Content: uint[] values, Element: GgufValueType.UInt32 } when Array.TrueForAll(values, value => value <= int.MaxValue)
            => Array.ConvertAll(values, value => (int)value),
        var other => throw WrongKind(key, other, "an array of Int32"),
    };

    private GgufValue? Find(string key) => Metadata.GetValueOrDefault(key);

    // The element type is compared too: the runtime would let an Int32 array pass for a UInt32 one.
    private T? Content<T>(string key, string wanted)
        where T : class
        => Find(key) switch
        {
            null => null,
            { Content: T value } => value,
            var other => throw WrongKind(key, other, wanted),
        };

    private GgufException WrongKind(string key, GgufValue value, string wanted)
        => Refused($"'{key}' is of type {value.Kind}, and it must be {wanted}.");
}
