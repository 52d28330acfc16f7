using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>Decides one kind of criterion by code. A host adds its own; all that answer a criterion must pass.</summary>
public interface ICriterionCheck
{
    /// <summary>The findings on a criterion; none when this check has nothing to say on it.</summary>
    IEnumerable<Finding> Check(Criterion criterion, Work work);
}
