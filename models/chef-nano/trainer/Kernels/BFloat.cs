using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Kernels;

/// <summary>bfloat16 lanes: the upper half of a float32, rounded to even.</summary>
internal static unsafe class BFloat
{
    /// <summary>Elements that one step of a kernel handles.</summary>
    public const int Step = 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Low, Vector512<float> High) Load(ushort* source) => Widen(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Low, Vector512<float> High) Widen(Vector512<ushort> packed)
    {
        var (low, high) = Vector512.Widen(packed);
        return ((low << 16).AsSingle(), (high << 16).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ushort* target, Vector512<float> low, Vector512<float> high)
        => Vector512.Narrow(Round(low), Round(high)).Store(target);

    /// <summary>Whether the vector kernels take this tensor; torch's own operators take every other.</summary>
    public static bool Fits(Tensor tensor) => tensor.device_type == TorchSharp.DeviceType.CPU && tensor.dtype == ScalarType.BFloat16;

    /// <summary>The first element of a contiguous tensor in the processor's memory.</summary>
    public static ushort* Pointer(Tensor tensor) => (ushort*)Unsafe.AsPointer(ref tensor.bytes[0]);

    /// <summary>The first element of a contiguous float32 tensor in the processor's memory.</summary>
    public static float* Floats(Tensor tensor) => (float*)Unsafe.AsPointer(ref tensor.bytes[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Round(Vector512<float> value)
    {
        var bits = value.AsUInt32();
        return (bits + Vector512.Create(0x7FFFu) + ((bits >> 16) & Vector512<uint>.One)) >> 16;
    }
}
