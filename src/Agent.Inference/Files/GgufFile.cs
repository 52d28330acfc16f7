using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Agent.Inference.Files;

/// <summary>
/// A model file, mapped into memory and read as if a stranger had written it: whatever the header claims
/// was compared with the file's length before this object existed.
/// </summary>
public sealed unsafe partial class GgufFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly ulong _length;
    private readonly Dictionary<string, GgufTensor> _byName;
    private bool _disposed;

    private GgufFile(string path, SafeFileHandle handle, long length)
    {
        Path = path;
        _handle = handle;
        _length = (ulong)length;
        _map = MemoryMappedFile.CreateFromFile(handle, null, length, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
        try
        {
            var header = GgufHeader.Read(new(_start, _length, Name));
            (Version, Metadata, Tensors) = (header.Version, header.Metadata, header.Tensors);
            _byName = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    public uint Version { get; }

    public IReadOnlyDictionary<string, GgufValue> Metadata { get; }

    public IReadOnlyList<GgufTensor> Tensors { get; }

    private string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Maps and checks a file. Throws <see cref="GgufException"/> with what is wrong, or <see cref="FileNotFoundException"/>.</summary>
    public static GgufFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no model file '{path}'.", path);
        }

        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
            var length = RandomAccess.GetLength(handle);
            return length > 0
                ? new GgufFile(path, handle, length)
                : throw new GgufException($"The model file '{System.IO.Path.GetFileName(path)}' cannot be used: it was cut short. It has 0 bytes. Copy or download it again.");
        }
        catch (Exception exception)
        {
            handle?.Dispose();
            if (exception is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                throw new GgufException($"The model file '{path}' cannot be read: {exception.Message}");
            }

            throw;
        }
    }

    /// <summary>The tensor of that name, or null.</summary>
    public GgufTensor? FindTensor(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// The stored bytes of a tensor, valid until this file is disposed. The file's length is asked again each time,
    /// because touching mapped pages beyond the end of a file that shrank ends the process.
    /// </summary>
    public ReadOnlySpan<byte> Bytes(GgufTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var end = (UInt128)tensor.Offset + tensor.Bytes;
        if (end > _length || end > (ulong)RandomAccess.GetLength(_handle))
        {
            throw Refused($"it has become shorter since it was opened, and tensor '{tensor.Name}' needs {end} bytes. Restore the file and start again.");
        }

        return tensor.Bytes <= int.MaxValue
            ? new(_start + tensor.Offset, (int)tensor.Bytes)
            : throw Refused($"tensor '{tensor.Name}' has {tensor.Bytes} bytes, and {int.MaxValue} are the limit. Use a smaller quantisation.");
    }

    /// <summary>The numbers of a tensor, row by row; it must be stored as F32, F16 or Q8_0.</summary>
    public float[] Values(GgufTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return GgufEncoding.Decode(tensor.Type, Bytes(tensor));
    }

    /// <summary>An error about this file, for readers of its metadata and tensors.</summary>
    internal GgufException Refused(string fact)
        => new($"The {(Find("general.type") is { Content: "adapter" } ? "adapter" : "model")} file '{Name}' cannot be used: {fact}");

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
        _handle.Dispose();
    }
}
