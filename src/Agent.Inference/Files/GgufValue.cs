namespace Agent.Inference.Files;

/// <summary>The type of a metadata value; the value is the type's number in the file.</summary>
public enum GgufValueType : uint
{
    UInt8 = 0,
    Int8 = 1,
    UInt16 = 2,
    Int16 = 3,
    UInt32 = 4,
    Int32 = 5,
    Float32 = 6,
    Bool = 7,
    String = 8,
    Array = 9,
    UInt64 = 10,
    Int64 = 11,
    Float64 = 12,
}

/// <summary>
/// One metadata value: <see cref="Content"/> is the .NET value of <see cref="Type"/>,
/// or, when <see cref="Element"/> is set, an array of that type.
/// </summary>
public sealed record GgufValue(GgufValueType Type, GgufValueType? Element, object Content)
{
    /// <summary>The type in words, for messages: <c>UInt32</c> or <c>array of String</c>.</summary>
    public string Kind => Element is { } element ? $"array of {element}" : Type.ToString();
}
