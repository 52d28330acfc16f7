using Agent.Core.Journals;

namespace Agent.Core.Replays;

/// <summary>The facts of a finished run, read one after another by everything that a replay performs with.</summary>
public sealed class Record(IReadOnlyList<Fact> facts)
{
    public int Position { get; private set; }

    public int Count => facts.Count;

    /// <summary>The fact that comes next; a replay that goes on past the end has diverged.</summary>
    public Fact Next => Position < facts.Count
        ? facts[Position]
        : throw new DivergenceException(Position, "the run had ended.", "the loop went on.");

    public T Expect<T>(string replayed) where T : Fact
        => Next as T ?? throw new DivergenceException(Position, Next.GetType().Name + ".", replayed);

    public void Advance() => Position++;
}
