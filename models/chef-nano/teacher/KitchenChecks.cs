using Agent.Core.Critiques;
using Agent.Tools;

namespace ChefNano.Teacher;

/// <summary>The checks that the product runs, so that the teacher's drafts are held to them too.</summary>
internal static class KitchenChecks
{
    public static Checks All(string root) => StandardChecks.In(Path.Combine(root, "library"));
}
