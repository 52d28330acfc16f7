using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChefNano.Teacher;

/// <summary>Lessons from what <c>agent dataset --format chat</c> wrote: the model's own runs, kept where the checks accepted them.</summary>
internal static class Recorded
{
    public static IEnumerable<Lesson> Read(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(Lesson);

    private static Lesson Lesson(string line)
    {
        using var document = JsonDocument.Parse(line);
        var messages = document.RootElement.GetProperty("messages").EnumerateArray()
            .Select(message => (Message: new ChatMessage(new ChatRole(message.GetProperty("role").GetString()!), message.GetProperty("content").GetString()!), Weight: message.GetProperty("weight").GetInt32())).ToList();
        return new Lesson([.. messages.Select(one => one.Message)], messages.Index().Where(one => one.Item.Weight == 1).Select(one => one.Index).ToHashSet());
    }
}
