using System.IO.Enumeration;
using System.Text;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Runs;
using Agent.Evaluation.Suites;
using Agent.Tools;
using Agent.Tools.Libraries;

namespace Agent.Evaluation.Checks;

/// <summary>What a run leaves, for the checks to look at.</summary>
/// <param name="Goal">What was asked.</param>
/// <param name="Run">The run at its end.</param>
/// <param name="Files">The files of the workspace, by path with forward slashes.</param>
/// <param name="Memory">The notes that were kept; empty when none.</param>
/// <param name="Library">What could be read.</param>
/// <param name="Judges">The checks that the product itself has.</param>
public sealed record Evidence(
    EvalGoal Goal, Run Run, IReadOnlyDictionary<string, byte[]> Files, string Memory, Library Library, Core.Critiques.Checks Judges)
{
    /// <summary>Which file was delivered; null when none was.</summary>
    public string? Delivered => Run.Outcome?.File ?? Run.Checked?.File;

    /// <summary>What the user gets to read: the delivered text, or why there is none.</summary>
    public string Answer => Texts(null) is [var text, ..] ? text : $"{Run.Outcome?.Message} {Run.Outcome?.Next}";

    /// <summary>The texts that a check means, with line feeds alone.</summary>
    public IReadOnlyList<string> Texts(string? file) => file switch
    {
        null when Delivered is Deliverables.Memory && !Files.ContainsKey(Deliverables.Memory) => Memory.Length > 0 ? [Memory] : [],
        null => Delivered is { } delivered && Files.TryGetValue(delivered, out var bytes) ? [Text(bytes)] : [],
        ['*', '.', ..] => [.. Named(file).Select(name => Text(Files[name]))],
        _ => Files.TryGetValue(file, out var bytes) ? [Text(bytes)] : [],
    };

    /// <summary>The files that a name means.</summary>
    public IReadOnlyList<string> Named(string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? [.. Files.Keys.Where(name => !name.Contains('/', StringComparison.Ordinal) && FileSystemName.MatchesSimpleExpression(pattern, name)).Order(StringComparer.Ordinal)]
        : [.. Files.Keys.Where(name => name == pattern)];

    /// <summary>The first fault that the product's own checks find in a text; null when they find none.</summary>
    /// <exception cref="SuiteException">None of them knows what is asked.</exception>
    public string? Judge(CheckKind kind, string value, string text)
    {
        var criterion = new Criterion(kind, value);
        var brief = new Brief("yes", "examiner", "", Delivered ?? "", [criterion]);
        var findings = Judges.Of(new Work(new Goal(Goal.Goal), brief, text, Run.Sources));
        return findings.Count == 0
            ? throw new SuiteException($"The goal '{Goal.Name}' asks for '{criterion}', and no check knows that.")
            : findings.FirstOrDefault(finding => !finding.Passed)?.Text;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF');
}
