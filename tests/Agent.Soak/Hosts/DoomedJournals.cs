using Agent.Core.Goals;
using Agent.Core.Journals;

namespace Agent.Soak.Hosts;

/// <summary>Real journals whose process ends at a chosen fact, or that break a promise on purpose.</summary>
internal sealed class DoomedJournals(JournalFolder inner, Doom? doom, Fault fault) : IJournals
{
    public RunJournal Create(Goal goal, ulong seed) => Doomed(inner.Create(goal, seed));

    public RunJournal Resume(string run) => Doomed(inner.Resume(run));

    private RunJournal Doomed(RunJournal real) => real with { Journal = new DoomedJournal(real.Journal, inner.PathOf(real.Id), real.Facts.Count) { Doom = doom, Fault = fault } };

    private sealed class DoomedJournal(IJournal real, string path, int held) : IJournal, IDisposable
    {
        private int number = held;
        private Core.Journals.Fact? late;

        public required Doom? Doom { get; init; }
        public required Fault Fault { get; init; }

        public async Task<Core.Journals.Fact> AppendAsync(Core.Journals.Fact fact, CancellationToken cancellationToken)
        {
            if (Is(Moment.BeforeFact))
                await Doom.DieAsync();
            if (Is(Moment.InFact))
                await TearAsync(fact);
            var appended = await TakeAsync(fact, cancellationToken);
            if (Is(Moment.AfterFact))
                await Doom.DieAsync();
            number++;
            return appended;
        }

        public void Dispose() => (real as IDisposable)?.Dispose();

        private bool Is(Moment moment) => Doom is { } doom && doom.Moment == moment && doom.Number == number;

        private async Task<Core.Journals.Fact> TakeAsync(Core.Journals.Fact fact, CancellationToken cancellationToken)
        {
            if (Fault == Fault.NoIntent && fact is ToolCalled)
                return FactJson.AsKept(fact);
            if (Fault != Fault.EarlyAcknowledgement)
                return await real.AppendAsync(fact, cancellationToken);
            if (late is not null)
                await real.AppendAsync(late, cancellationToken);
            late = fact is RunEnded ? null : fact;
            return late is null ? await real.AppendAsync(fact, cancellationToken) : FactJson.AsKept(fact);
        }

        // What a kill in the middle of the write leaves: some of the line's bytes.
        private async Task TearAsync(Core.Journals.Fact fact)
        {
            var kept = JournalFile.Read(path);
            var (line, _) = JournalLine.Write(number, kept.Lines.Count == 0 ? JournalLine.NoHash : kept.Lines[^1].Hash, fact, Blobs.Beside(path));
            using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                RandomAccess.Write(file, line.AsSpan(0, Math.Clamp(line.Length * Doom!.Thousandths / 1000, 1, line.Length - 1)), kept.Bytes);
            await Doom.DieAsync();
        }
    }
}
