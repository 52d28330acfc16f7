using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>Reads from a goal, without a model, what it says in so many words. A host adds its own for the words that it knows.</summary>
public interface IGoalReader
{
    /// <summary>The criteria that the goal states; only those that no reader of the goal would doubt.</summary>
    IEnumerable<Criterion> Stated(Goal goal);

    /// <summary>Whether a word that a brief would have the work mention says nothing of its own: a word of everyday speech, or another spelling of what was read.</summary>
    bool IsEveryday(string said) => false;
}
