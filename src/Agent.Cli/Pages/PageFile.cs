using System.Text;
using Agent.Cli.Errors;

namespace Agent.Cli.Pages;

/// <summary>The file of a page. An earlier page gives way to a new one; anything else that has the name stays unless the user says otherwise.</summary>
internal static class PageFile
{
    public static void Write(string file, byte[] page, bool force = false)
    {
        try
        {
            if (!force && Exists(file) && !IsPage(file))
                throw new ProblemException(new(ExitCode.Usage, "file", $"The file '{file}' is there already and is no page of this program.", "Name another, or replace it with --force."));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes($"{file}.part", page);
            File.Move($"{file}.part", file, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new(ExitCode.Environment, "file", $"The file '{file}' could not be written: {refused.Message}", "Name another."));
        }
    }

    private static bool Exists(string file) => File.Exists(file) || Directory.Exists(file);

    private static bool IsPage(string file)
    {
        if (Directory.Exists(file))
            return false;
        var beginning = Encoding.UTF8.GetBytes(Page.Beginning);
        var read = new byte[beginning.Length];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(read, read.Length, throwOnEndOfStream: false) == read.Length && read.AsSpan().SequenceEqual(beginning);
    }
}
