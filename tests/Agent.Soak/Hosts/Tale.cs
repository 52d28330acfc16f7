namespace Agent.Soak.Hosts;

/// <summary>The run that is killed: lines added to a file one by one, and a note kept, none of which may happen twice.</summary>
public static class Tale
{
    public const int Lines = 6;
    public const string File = "count.txt";
    public const string Note = "The user counts lines.";

    // Words that no code reads as a chore: the scripted plan is one that a model would have to make.
    public static string Goal => $"{File} goes on line by line up to {Line(Lines)}";

    public static string Brief => $$"""{"reach":"yes","role":"clerk","subject":"lines that are counted","file":"{{File}}","criteria":[{"check":"exact","value":"{{Line(Lines)}}"}]}""";

    public static string Plan
    {
        get
        {
            var adding = Enumerable.Range(1, Lines).Select(line => $$"""{"tool":"append_file","instruction":"add {{Line(line)}}"}""");
            return $$"""{"steps":[{{string.Join(',', adding)}},{"tool":"remember","instruction":"keep a note"},{"tool":"read_file","instruction":"read {{File}}"}]}""";
        }
    }

    public static string Met => """{"compare":[{"criterion":"lines","found":"all","same":"yes"}],"verdict":"met","fix":""}""";

    public static string Line(int number) => $"line {number}";
}
