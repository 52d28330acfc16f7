using System.Runtime.InteropServices;
using System.Text;

namespace Agent.Inference.Files;

/// <summary>Reads forward through the mapped bytes and never past their end.</summary>
internal sealed unsafe class GgufCursor(byte* start, ulong length, string file)
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);
    private ulong _elements;
    private ulong _textBytes;

    public ulong Length => length;

    public ulong Position { get; private set; }

    public ulong Remaining => length - Position;

    public GgufException Refused(string fact) => new($"The model file '{file}' cannot be used: {fact}");

    public GgufException CutShort(string where, UInt128 needed)
        => Refused($"it was cut short. It has {length} bytes, and {where} needs {needed}. Copy or download it again.");

    public ReadOnlySpan<byte> Take(ulong count, string what)
    {
        if (count > Remaining)
        {
            throw CutShort(what, (UInt128)Position + count);
        }

        var bytes = new ReadOnlySpan<byte>(start + Position, checked((int)count));
        Position += count;
        return bytes;
    }

    // The format is little-endian, and so is every platform that .NET runs this on.
    public T Read<T>(string what)
        where T : unmanaged
        => MemoryMarshal.Read<T>(Take((ulong)sizeof(T), what));

    public T[] ReadMany<T>(ulong count, string what)
        where T : unmanaged
    {
        Count(count, (ulong)sizeof(T), what);
        return MemoryMarshal.Cast<byte, T>(Take(count * (ulong)sizeof(T), what)).ToArray();
    }

    public string ReadText(ulong limit, string what)
    {
        var size = Read<ulong>(what);
        if (size > limit)
        {
            throw Refused($"{what} is {size} bytes long, and {limit} are the limit.");
        }

        var bytes = Take(size, what);
        _textBytes += size;
        if (_textBytes > GgufLimits.AllTextBytes)
        {
            throw Refused($"its texts are longer than {GgufLimits.AllTextBytes} bytes in all.");
        }

        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Refused($"{what} is not UTF-8 text.");
        }
    }

    public string[] ReadTexts(ulong count, string what)
    {
        Count(count, sizeof(ulong), what);
        var texts = new string[count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = ReadText(GgufLimits.TextBytes, what);
        }

        return texts;
    }

    /// <summary>Refuses a count that the rest of the file cannot hold, before anything is allocated for it.</summary>
    private void Count(ulong count, ulong smallest, string what)
    {
        if ((UInt128)count * smallest > Remaining)
        {
            throw CutShort(what, Position + ((UInt128)count * smallest));
        }

        _elements += count;
        if (_elements > GgufLimits.AllElements)
        {
            throw Refused($"{what} has {count} elements, and {GgufLimits.AllElements} in all arrays together are the limit.");
        }
    }
}
