using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Replays;
using Agent.Core.Tools;

namespace Agent.Cli.Commands;

/// <summary>The workspace of a fork: the files as they were at the fact where it begins, in a folder of its own, so that the other run's files stay as they are.</summary>
internal static class ForkedFiles
{
    // A run's workspace is a desk and not a disk; beyond this a person should say what is meant.
    private const int MostFiles = 1000;
    private const long MostBytes = 100 << 20;

    public static string Place(Surroundings surroundings, string? named) => named is not null
        ? surroundings.FullPath(named)
        : Enumerable.Range(1, int.MaxValue).Select(i => surroundings.FullPath(i == 1 ? "workspace-fork" : $"workspace-fork-{i}")).First(folder => !Directory.Exists(folder));

    /// <summary>Makes the files, unless there are some already, and says in words what was done.</summary>
    public static async Task<string> MakeAsync(IReadOnlyList<Fact> all, IReadOnlyList<Fact> shared, string before, string folder, IToolbox toolbox, CancellationToken cancellationToken)
    {
        if (Directory.EnumerateFileSystemEntries(folder).Any())
            return "its files are taken as they are";
        var found = Found(all, before);
        foreach (var (name, path) in found)
        {
            var place = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(path, place);
        }
        await FilesAgain.WriteAsync(shared, toolbox, cancellationToken);
        Compare(shared, folder);
        var written = FilesAgain.Writes(shared).Count;
        return $"{found.Count} {(found.Count == 1 ? "file" : "files")} that the run found, copied from {(before.Length == 0 ? "nowhere" : before)}, and {written} {(written == 1 ? "call" : "calls")} that wrote, made again";
    }

    // What the run never wrote it found there, and so does its fork.
    private static List<(string Name, string Path)> Found(IReadOnlyList<Fact> all, string folder)
    {
        if (folder.Length == 0 || !Directory.Exists(folder))
            return [];
        var written = FilesAgain.Writes(all).SelectMany(FilesAgain.PathsOf).Select(path => path.Replace('\\', '/')).ToHashSet();
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        var found = new DirectoryInfo(folder).EnumerateFiles("*", options).Take(MostFiles + 1).ToList();
        return found.Count > MostFiles || found.Sum(file => file.Length) > MostBytes
            ? throw new ProblemException(new(ExitCode.Environment, "workspace", $"The workspace of the run, '{folder}', holds more than {MostFiles} files or {MostBytes} bytes, so it is not copied.", "Make a copy yourself and name it: agent fork RUN --at N --workspace DIR"))
            : [.. found.Select(file => (Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.FullName)).Where(file => !written.Contains(file.Item1))];
    }

    // The journal has the delivered file in full wherever it was checked; if nothing was written since, it must be that again.
    private static void Compare(IReadOnlyList<Fact> shared, string folder)
    {
        if (shared.OfType<WorkChecked>().LastOrDefault() is not { Text: { } text, File: var file } work
            || FilesAgain.Writes([.. shared.Take(1), .. shared.SkipWhile(fact => fact != work)]).Count > 0)
            return;
        var path = Path.GetFullPath(file, folder);
        if (path.StartsWith(folder, StringComparison.Ordinal) && File.Exists(path) && File.ReadAllText(path) != text)
            throw new RestoreException($"The file '{file}' was checked with other contents than it has after the same calls, so it held something before the run that nobody recorded.");
    }
}
