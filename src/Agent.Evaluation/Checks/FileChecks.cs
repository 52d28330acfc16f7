using System.Text;

namespace Agent.Evaluation.Checks;

/// <summary>The file is there; with a count, so many files go by the name.</summary>
public sealed record FileExists(string File) : Check
{
    public int? Count { get; init; }

    public override string? Fault(Evidence left)
    {
        ArgumentNullException.ThrowIfNull(left);
        var found = left.Named(File).Count;
        return found == 0 ? $"There is no file '{File}'." : Count is { } count && found != count ? $"{found} files go by '{File}' and {count} should." : null;
    }
}

/// <summary>No file goes by the name.</summary>
public sealed record FileAbsent(string File) : Check
{
    public override string? Fault(Evidence left)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Named(File) is [var there, ..] ? $"There is a file '{there}', which should not be." : null;
    }
}

/// <summary>Every file that lay in the workspace before is there byte for byte, save those that the goal has changed.</summary>
public sealed record Unchanged : Check
{
    public IReadOnlyList<string> Except { get; init; } = [];

    public override string? Fault(Evidence left)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Goal.Files.Where(file => !Except.Contains(file.Key)).Select(file => left.Files.TryGetValue(file.Key, out var now) switch
        {
            false => $"The file '{file.Key}' is gone.",
            _ when !now!.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(file.Value)) => $"The file '{file.Key}' was changed.",
            _ => null,
        }).FirstOrDefault(fault => fault is not null);
    }
}

/// <summary>The workspace holds what it held before and nothing else, and no note was kept.</summary>
public sealed record NothingWritten : Check
{
    public override string? Fault(Evidence left)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Files.Keys.Except(left.Goal.Files.Keys).FirstOrDefault() is { } written ? $"The file '{written}' was written."
            : left.Memory.Length > 0 ? "A note was kept."
            : new Unchanged().Fault(left);
    }
}

/// <summary>A note with these words was kept.</summary>
public sealed record Remembers(string Text) : Check
{
    public override string? Fault(Evidence left)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Memory.Contains(Text, StringComparison.OrdinalIgnoreCase) ? null : $"No note holds '{Text}'.";
    }
}
