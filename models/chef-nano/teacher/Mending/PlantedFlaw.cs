using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace ChefNano.Teacher.Mending;

/// <summary>A fault that was put into a draft.</summary>
/// <param name="Draft">The draft with the fault in it.</param>
/// <param name="What">The word by which a finding or a critique would name it.</param>
/// <param name="Asked">What the work must keep for the fault to be gone.</param>
/// <param name="Names">Whether a failed finding is about this fault.</param>
internal sealed record PlantedFlaw(string Draft, string What, Criterion Asked, Func<Finding, bool> Names);
