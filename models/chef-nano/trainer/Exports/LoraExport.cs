using Agent.Inference.Files;
using ChefNano.Trainer.Models;

namespace ChefNano.Trainer.Exports;

/// <summary>Writes the adapter of trained weights as a GGUF in the layout that llama.cpp's converter gives one.</summary>
internal static class LoraExport
{
    // What a reply with the adapter may hold besides the words of the model and of the conversation.
    private const string TaughtWords = "adapter.grounded_words";

    private static readonly Dictionary<GgufType, uint> FileTypes = new() { [GgufType.F32] = 0, [GgufType.F16] = 1 };

    public static GgufType Type(string name)
        => Enum.TryParse<GgufType>(name, ignoreCase: true, out var type) && FileTypes.ContainsKey(type) ? type
            : throw new ArgumentException($"There is no type '{name}' for an adapter. The types are: f32, f16.");

    public static void Write(string path, string name, IReadOnlyList<string> taught, Weights weights, GgufType type)
    {
        var adapter = weights.Adapter ?? throw new InvalidOperationException("These weights have no adapter.");
        var writer = new GgufWriter()
            .Add("general.architecture", "llama")
            .Add("general.type", "adapter")
            .Add("general.name", name)
            .Add("general.file_type", FileTypes[type])
            .Add("adapter.type", "lora")
            .Add("adapter.lora.alpha", (float)adapter.Alpha);
        if (taught.Count > 0)
            writer.Add(TaughtWords, [.. taught]);
        foreach (var (tensor, slot, part, parts) in GgufExport.Names(weights.Shape).Where(named => weights[named.Slot].Slot.Kind == Kind.Matrix))
        {
            Add(writer, $"{tensor}.lora_a", weights[Slot.DownOf(slot)], part, parts, type);
            Add(writer, $"{tensor}.lora_b", weights[Slot.UpOf(slot)], part, parts, type);
        }

        var fresh = path + ".new";
        using (var stream = File.Create(fresh))
        {
            writer.Write(stream);
        }

        File.Move(fresh, path, overwrite: true);
    }

    private static void Add(GgufWriter writer, string name, Weight weight, int part, int parts, GgufType type)
    {
        using var values = weight.Master.cpu().chunk(parts)[part].contiguous();
        writer.AddTensor(name, type, values.data<float>().ToArray(), [.. values.shape.Reverse().Select(size => (ulong)size)]);
    }
}
