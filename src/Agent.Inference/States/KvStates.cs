using System.Globalization;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;
using Agent.Inference.Llama;

namespace Agent.Inference.States;

/// <summary>The kept states of the conversations that were asked about last, each in its folder.</summary>
internal sealed class KvStates(KvCache cache, LlamaModel model, Lazy<GgufDescription> file, long mostBytes)
{
    private const int Most = 16;

    private readonly LinkedList<KvState> _open = new();
    private readonly Lazy<byte[]> _identity = new(() => IdentityOf(file.Value, model.Shape));

    /// <summary>The state of a folder. The first time it is restored, and each reply in it told.</summary>
    public KvState Of(string folder, Action<int[]> told)
    {
        if (_open.FirstOrDefault(state => state.Folder == folder) is { } known)
        {
            return known;
        }

        var state = new KvState(folder, _identity.Value, cache, model, mostBytes);
        foreach (var reply in state.Restore())
        {
            told(reply);
        }

        _open.AddLast(state);
        if (_open.Count > Most)
        {
            _open.RemoveFirst();
        }

        return state;
    }

    // The same numbers come only of the same weights, the same code and the same width of its loops.
    private static byte[] IdentityOf(GgufDescription file, LlamaShape shape) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{file.Sha256} {file.Adapter?.Sha256} {file.Adapter?.Scale:R} {shape.Layers} {shape.KvHeads} {shape.HeadSize} {KvCache.BlockTokens} {typeof(KvStates).Module.ModuleVersionId} {Vector128.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector512.IsHardwareAccelerated}")));
}
