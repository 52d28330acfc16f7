namespace Agent.Inference.Tokenizers;

/// <summary>What a token is for; the value is the kind's number in <c>tokenizer.ggml.token_type</c>.</summary>
internal enum TokenKind
{
    Normal = 1,
    Unknown = 2,
    Control = 3,
    UserDefined = 4,
    Unused = 5,
    Byte = 6,
}
