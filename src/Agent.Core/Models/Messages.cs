using Agent.Core.Prompts;
using Agent.Core.Runs;
using Microsoft.Extensions.AI;

namespace Agent.Core.Models;

/// <summary>The request of an ask: the head, the transcript as it stands, and the new prompt last. Each request is a prefix of the next.</summary>
public static class Messages
{
    /// <summary>The message that every request of a run begins with.</summary>
    public static string System(PromptTemplates prompts, Run run)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(run);
        var tools = string.Join('\n', run.Header.Tools.Where(tool => tool.IsTold).Select(tool => tool.Line));
        return prompts.Render("system", new Dictionary<string, string> { ["tools"] = tools }).Text;
    }

    /// <summary>The text of the new prompt; after a rejected reply it says first what was wrong.</summary>
    public static string Prompt(PromptTemplates prompts, Ask ask)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(ask);
        var text = prompts.Render(ask.Prompt, ask.Variables).Text;
        return ask.Rejected is null
            ? text
            : prompts.Render("rejected", new Dictionary<string, string> { ["reason"] = ask.Rejected, ["prompt"] = text }).Text;
    }

    /// <summary>Made as it is read: who does not read the transcript does not pay for its length.</summary>
    public static IEnumerable<ChatMessage> Of(string system, Run run, string prompt)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Transcript.Select(turn => new ChatMessage(Role(turn.Speaker), turn.Text))
            .Prepend(new(ChatRole.System, system))
            .Append(new(ChatRole.User, prompt));
    }

    private static ChatRole Role(Speaker speaker) => speaker switch
    {
        Speaker.Model => ChatRole.Assistant,
        Speaker.Tool => ChatRole.Tool,
        _ => ChatRole.User,
    };
}
