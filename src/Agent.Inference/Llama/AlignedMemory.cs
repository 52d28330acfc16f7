using System.Runtime.InteropServices;

namespace Agent.Inference.Llama;

/// <summary>Zeroed memory outside the managed heap, at an address that suits vector loads; freed on dispose.</summary>
internal sealed unsafe class AlignedMemory<T> : IDisposable
    where T : unmanaged
{
    private const nuint CacheLine = 64;

    public AlignedMemory(long count)
    {
        var bytes = checked((nuint)count * (nuint)sizeof(T));
        Start = (T*)NativeMemory.AlignedAlloc(Math.Max(bytes, CacheLine), CacheLine);
        NativeMemory.Clear(Start, bytes);
    }

    public T* Start { get; private set; }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}
