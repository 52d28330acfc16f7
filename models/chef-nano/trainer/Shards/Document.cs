namespace ChefNano.Trainer.Shards;

/// <summary>One training text: its tokens and, token by token, whether the model is to learn to say it.</summary>
internal sealed record Document(ushort[] Tokens, bool[] Targets)
{
    public int Length => Tokens.Length;

    /// <summary>The same up to <paramref name="length"/> tokens.</summary>
    public Document Cut(int length) => Length <= length ? this : new Document(Tokens[..length], Targets[..length]);
}
