using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Agent.Core.Tools;

namespace Agent.Evaluation.Datasets;

/// <summary>Turns the facts of a run into the conversations that it was: the last attempt with the critique that agreed, and each draft with the critique that sent it back.</summary>
public sealed class Conversations(PromptTemplates prompts)
{
    /// <summary>Whether the system's message can be said again as the run had it.</summary>
    public bool Knows(RunHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Prompts.GetValueOrDefault("system") == prompts.Hashes["system"];
    }

    public IReadOnlyList<Sample> Of(IReadOnlyList<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var telling = new Telling();
        foreach (var fact in facts)
            telling.Take(fact);
        var run = telling.Run!;
        var system = new SampleMessage(SampleMessage.System, Messages.System(prompts, run));
        var last = Sample(run, system, run.Transcript, telling.Agreed, reply => !telling.Faulty.Contains(reply), 0);
        // A critique that sent a draft back is worth learning when the draft that came of it was accepted.
        var sentBack = run.Outcome is { IsMet: true } ? telling.SentBack : [];
        return [last, .. sentBack.Select((one, i) => Sample(run, system, one.Heard, one.Critique, _ => false, i + 1))];
    }

    private static Sample Sample(Run run, SampleMessage system, IEnumerable<Turn> heard, Exchange? critique, Func<string, bool> learned, int number)
    {
        List<SampleMessage> messages = [system, .. heard.Select(turn => Message(turn, learned))];
        if (critique is not null)
            messages.AddRange([new(SampleMessage.User, critique.Prompt), new(SampleMessage.Assistant, critique.Reply, Learned: true)]);
        return new Sample($"{run.Header.Id}-{number}", run.Header.Goal, messages);
    }

    private static SampleMessage Message(Turn turn, Func<string, bool> learned) => turn.Speaker switch
    {
        Speaker.Model => new(SampleMessage.Assistant, turn.Text, learned(turn.Text)),
        Speaker.Tool => new(SampleMessage.Tool, turn.Text),
        _ => new(SampleMessage.User, turn.Text),
    };

    /// <summary>What is noted while the facts go by.</summary>
    private sealed class Telling
    {
        private readonly HashSet<string> made = [];
        private string chosen = "", wrote = "";

        public Run? Run { get; private set; }

        /// <summary>Replies that nobody should learn from: their call failed or was made before, what they wrote was found wrong, or code completed the brief, which a model works from and has not said.</summary>
        public HashSet<string> Faulty { get; } = [];

        public Exchange? Agreed { get; private set; }

        public List<(IReadOnlyList<Turn> Heard, Exchange Critique)> SentBack { get; } = [];

        public void Take(Fact fact)
        {
            switch (fact)
            {
                case BriefWritten { Completed: true } brief:
                    Faulty.Add(brief.Brief.ToJson());
                    break;
                case ActionChosen action:
                    chosen = action.Exchange.Reply;
                    if (Writes(action.Call))
                        wrote = chosen;
                    else if (!made.Add(action.Call.Fingerprint))
                        Faulty.Add(chosen);
                    break;
                case CallRefused or ToolReturned { Observation.Failure: not null }:
                    Faulty.Add(chosen);
                    break;
                case WorkChecked work when work.Findings.Any(finding => !finding.Passed):
                    Faulty.Add(wrote);
                    break;
                case CritiqueWritten { Critique.IsMet: true } critique:
                    Agreed = critique.Exchange;
                    break;
                case CritiqueWritten when Run!.Apply(fact).IsRefuted:
                    break;
                case CritiqueWritten critique:
                    Faulty.Add(wrote);
                    SentBack.Add((Run!.Transcript, critique.Exchange));
                    break;
                case AttemptAbandoned:
                    (Agreed, chosen, wrote) = (null, "", "");
                    SentBack.Clear();
                    made.Clear();
                    break;
            }
            Run = Run is null ? Core.Runs.Run.Begin((RunStarted)fact) : Run.Apply(fact);
        }

        private bool Writes(ToolCall call)
            => Run!.Header.Tools.FirstOrDefault(tool => tool.Name == call.Tool)?.Effect is Effect.WriteWorkspace or Effect.Memory;
    }
}
