using Agent.Core.Journals;

namespace ChefNano.Teacher;

/// <summary>Keeps the teacher's runs as journals, as if a larger model had made them, for <c>agent dataset</c>.</summary>
internal static class RunsCommand
{
    /// <param name="course">Without faulty drafts: of a fault that no check saw, a journal does not say that it is one.</param>
    /// <param name="folder">Where each run gets a folder.</param>
    /// <param name="seed">Same seed, same runs.</param>
    /// <param name="count">Goals that are drawn.</param>
    /// <returns>How many runs were kept.</returns>
    public static async Task<int> WriteAsync(Course course, string folder, int seed, int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if ((await course.OneAsync(seed * 1_000_003 + i)).Run is null)
                continue;
            var run = Directory.CreateDirectory(Path.Combine(folder, $"{seed}-{i:D6}"));
            using var journal = FileJournal.Create(Path.Combine(run.FullName, JournalFolder.FileName), TimeProvider.System);
            foreach (var fact in course.Facts)
                await journal.AppendAsync(fact, CancellationToken.None);
            kept++;
        }
        return kept;
    }
}
