using System.Globalization;
using Agent.Core.Models;
using Microsoft.Extensions.AI;

namespace Agent.Core.Replays;

/// <summary>The model that a run was made with, asked again during a replay: each reply must be the recorded one, token for token.</summary>
public sealed class Verification(Model model)
{
    /// <summary>Replies that were made again and are the same.</summary>
    public int Verified { get; private set; }

    /// <summary>Replies of another model, as a fork can have, which were taken from the record.</summary>
    public int OfAnother { get; private set; }

    internal async Task CheckAsync(Record record, string identity, Func<Task<ChatResponse>> recorded, Func<IChatClient, Task<ChatResponse>> ask)
    {
        if (identity != model.Card.Identity)
        {
            OfAnother++;
            return;
        }
        var (expected, actual) = (await ToldAsync(recorded).ConfigureAwait(false), await ToldAsync(() => ask(model.Client)).ConfigureAwait(false));
        if (expected != actual)
            throw new DivergenceException(record.Position, expected, actual);
        Verified++;
    }

    private static async Task<string> ToldAsync(Func<Task<ChatResponse>> ask)
    {
        try
        {
            var response = await ask().ConfigureAwait(false);
            return string.Create(CultureInfo.InvariantCulture, $"{response.Usage?.InputTokenCount ?? 0} tokens read, {response.Usage?.OutputTokenCount ?? 0} written: {response.Text}");
        }
        catch (RequestOverflowException overflow)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the request has {overflow.Tokens} tokens and the context holds {overflow.ContextLength}.");
        }
        catch (ReplyOverflowException overflow)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the shortest reply has {overflow.Tokens} tokens.");
        }
    }
}
