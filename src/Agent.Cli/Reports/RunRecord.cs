using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Runs;

namespace Agent.Cli.Reports;

/// <summary>A run as its page tells it: the fold of its facts, and the same facts request by request.</summary>
/// <param name="Run">All facts folded.</param>
/// <param name="Steps">The facts in their order.</param>
/// <param name="Journal">Where they were read, and how it ends.</param>
internal sealed record RunRecord(Run Run, IReadOnlyList<RunStep> Steps, JournalReading Journal)
{
    /// <summary>The message that every request began with; null when the run was made with another than this program has.</summary>
    public string? System { get; private init; }

    /// <summary>Whether a process works on the run now.</summary>
    public bool GoesOn { get; init; }

    public IEnumerable<T> All<T>() where T : Fact => Steps.SelectMany(step => step.Facts).OfType<T>();

    /// <exception cref="JournalException">The facts are of no run.</exception>
    public static RunRecord Of(JournalReading journal)
    {
        var lines = journal.Lines;
        var run = Run.Fold(lines.Take(1).Select(line => line.Fact));
        var system = run.Header.Prompts.GetValueOrDefault("system") == PromptTemplates.BuiltIn.Hashes["system"] ? Messages.System(PromptTemplates.BuiltIn, run) : null;
        var steps = new List<RunStep>();
        var (first, agrees, begun) = (0, (bool?)null, TimeSpan.Zero);
        for (var at = 1; at < lines.Count; at++)
        {
            if (lines[at].Fact is Replied replied)
            {
                steps.Add(Step(first, at));
                (first, agrees, begun) = (at, Agrees(run, system, replied.Exchange), run.Spent.Time);
            }
            run = run.Apply(lines[at].Fact);
        }
        steps.Add(Step(first, lines.Count));
        return new RunRecord(run, steps, journal) { System = system };

        RunStep Step(int from, int to) => new(steps.Count, from, [.. lines.Skip(from).Take(to - from).Select(line => line.Fact)]) { Agrees = agrees, Elapsed = run.Spent.Time - begun };
    }

    private static bool? Agrees(Run before, string? system, Exchange exchange)
        => system is null || exchange.Request is null ? null : before.Transcript.DigestOf(system, exchange.Prompt) == exchange.Request;
}
