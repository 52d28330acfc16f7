using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>The kinds of chore that one call of a tool does on one file, each read in a place of its own; the first that the goal's words leave no doubt of is taken.</summary>
internal static class ChoreKinds
{
    private static readonly IReadOnlyList<Func<FileAtHand, Chore?>> All =
    [
        Numbering.Read, Renaming.Read, Replacing.Read, Unrepeating.Read, Topping.Read, Dropping.Read, Taking.Read, Recasing.Read, Converting.Read, PickingValue.Read,
        CountingWords.Read, PickingExtreme.Read, WorkingOut.Read, CountingRows.Read, Filtering.Read,
    ];

    public static Chore? Read(FileAtHand file) => All.Select(read => read(file)).FirstOrDefault(chore => chore is not null);
}
