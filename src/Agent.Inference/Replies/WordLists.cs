using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Agent.Inference.Grammars;
using Agent.Inference.Tokenizers;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Replies;

/// <summary>Collects the words that replies may hold. Each may also be written in lower case or with a capital first letter.</summary>
internal static partial class WordLists
{
    /// <summary>The words that a vocabulary has whole: tokens that are letters, with one character before them at most. A single byte is a letter to spell with.</summary>
    /// <param name="tokenizer">The vocabulary.</param>
    /// <param name="taught">What an adapter was taught to spell besides.</param>
    public static Words Of(Tokenizer tokenizer, IEnumerable<string> taught)
        => Listed(Enumerable.Range(0, tokenizer.Count)
            .Where(token => tokenizer.Bytes(token).Length > 1)
            .Select(token => WholeWord().Match(Encoding.UTF8.GetString(tokenizer.Bytes(token).Span)))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .Concat(taught.SelectMany(Split)));

    /// <summary>The words of a conversation.</summary>
    public static Words Of(IEnumerable<ChatMessage> messages)
        => Listed(messages.SelectMany(message => Split(message.Role == ChatRole.Assistant ? Unescaped(message.Text) : message.Text)));

    // What the model has said is JSON: the letter of a line break is no letter.
    private static string Unescaped(string json)
        => Escape().Replace(json, match => match.Groups[1] is { Success: true, Value: var code } ? $"{(char)int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)}" : " ");

    private static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                word.Append(rune);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        yield return word.ToString();
    }

    private static Words Listed(IEnumerable<string> words)
        => new(words.Where(word => word.Length > 0).SelectMany(Forms).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes));

    private static IEnumerable<string> Forms(string word)
    {
        var lower = word.ToLowerInvariant();
        var first = Rune.GetRuneAt(lower, 0);
        return [word, lower, Rune.ToUpperInvariant(first) + lower[first.Utf16SequenceLength..]];
    }

    [GeneratedRegex(@"^[^\p{L}\\\uFFFD]?(\p{L}+)$")]
    private static partial Regex WholeWord();

    [GeneratedRegex(@"\\(?:u([0-9a-fA-F]{4})|.)")]
    private static partial Regex Escape();
}
