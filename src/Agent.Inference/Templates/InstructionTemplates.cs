using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Templates;

/// <summary>
/// Alpaca and Dolly, trained on one instruction and one response. A conversation is written as such pairs one after
/// another, and a tool's observation as the input of the next response.
/// </summary>
internal static class InstructionTemplates
{
    // The exact bytes that both were trained with.
    private const string Alone = "Below is an instruction that describes a task. Write a response that appropriately completes the request.\n\n";
    private const string WithInput = "Below is an instruction that describes a task, paired with an input that provides further context. Write a response that appropriately completes the request.\n\n";

    public static TemplateFamily Alpaca(string end) => new("Alpaca", role => Open(role, "### Input:\n", "### Response:"), role => Close(role, end))
    {
        Markers = ["### Instruction:", "### Input:", "### Response:", end],
        Preamble = messages => Preamble(messages, WithInput),
    };

    public static TemplateFamily Dolly { get; } = new("Dolly", role => Open(role, "Input:\n", "### Response:\n"), role => Close(role, "\n\n### End"))
    {
        Markers = ["### Instruction:", "### Response:", "### End"],
        Preamble = messages => Preamble(messages, Alone),
    };

    private static string Open(string role, string input, string response) => role switch
    {
        "system" => "",
        "user" => "### Instruction:\n",
        "tool" => input,
        "assistant" => response,
        _ => throw new UnreachableException(),
    };

    private static string Close(string role, string end) => role == "assistant" ? end + "\n\n" : "\n\n";

    private static string Preamble(IReadOnlyList<ChatMessage> messages, string withInput) => messages switch
    {
        [{ Role.Value: "system" }, ..] => "",
        [{ Role.Value: "user" }, { Role.Value: "tool" }, ..] => withInput,
        _ => Alone,
    };
}
