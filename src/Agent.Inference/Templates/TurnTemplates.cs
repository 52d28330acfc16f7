namespace Agent.Inference.Templates;

/// <summary>The families whose models know turns between markers.</summary>
internal static class TurnTemplates
{
    // The exact bytes that the tuned alpha models were trained with.
    private const string StableLmSystem =
        """
        # StableLM Tuned (Alpha version)
        - StableLM is a helpful and harmless open-source AI language model developed by StabilityAI.
        - StableLM is excited to be able to help the user, but will refuse to do anything that could be considered harmful to the user.
        - StableLM is more than just an information source, StableLM is also able to write poetry, short stories, and make jokes.
        - StableLM will refuse to participate in anything that could harm a human.

        """;

    public static TemplateFamily ChatMl { get; } = new("ChatML", role => $"<|im_start|>{role}\n", _ => "<|im_end|>\n")
    {
        Markers = ["<|im_start|>", "<|im_end|>"],
    };

    public static TemplateFamily Llama3 { get; } = new("Llama 3", role => $"<|start_header_id|>{(role == "tool" ? "ipython" : role)}<|end_header_id|>\n\n", _ => "<|eot_id|>")
    {
        Markers = ["<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"],
        TrimsContent = true,
    };

    public static TemplateFamily Gemma { get; } = new("Gemma", role => $"<start_of_turn>{(role == "assistant" ? "model" : "user")}\n", _ => "<end_of_turn>\n")
    {
        Markers = ["<start_of_turn>", "<end_of_turn>"],
        TrimsContent = true,
        SystemInside = ("", "\n\n"),
    };

    public static TemplateFamily StableLm { get; } = new("StableLM", role => role is "tool" ? "<|USER|>" : $"<|{role.ToUpperInvariant()}|>", _ => "")
    {
        Markers = ["<|SYSTEM|>", "<|USER|>", "<|ASSISTANT|>"],
        Preamble = messages => messages is [{ Role.Value: "system" }, ..] ? "" : "<|SYSTEM|>" + StableLmSystem,
    };

    /// <summary>Zephyr and what follows it; <paramref name="end"/> closes every message.</summary>
    public static TemplateFamily Zephyr(string end) => new("Zephyr", role => $"<|{(role == "tool" ? "user" : role)}|>\n", _ => end + "\n")
    {
        Markers = ["<|system|>", "<|user|>", "<|assistant|>", end],
    };

    /// <summary>Llama 2 and Mistral; the system text stands inside the first instruction.</summary>
    public static TemplateFamily Mistral(string end, bool systemMarks)
        => new("Mistral", role => role == "assistant" ? "" : "[INST]", role => role == "assistant" ? end : " [/INST]")
        {
            Markers = ["[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", end],
            Lead = " ",
            SystemInside = systemMarks ? ("<<SYS>>\n", "\n<</SYS>>\n\n") : ("", "\n\n"),
        };
}
