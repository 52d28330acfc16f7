namespace Agent.Inference.Llama;

/// <summary>Which keys and values a query head reads.</summary>
internal readonly record struct HeadAt(int Layer, int KvHead, int Size);
