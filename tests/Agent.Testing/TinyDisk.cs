using System.Diagnostics;

namespace Agent.Testing;

/// <summary>A disk of a few kilobytes, mounted on a folder for one test: it can be full, and it can refuse to be written even by root, who no mode bit stops.</summary>
public sealed class TinyDisk : IDisposable
{
    private readonly string place;

    private TinyDisk(string place) => this.place = place;

    /// <summary>Why no disk can be mounted here, or null when one can: <c>Assert.SkipWhen(TinyDisk.Missing is { } why, why)</c>.</summary>
    public static string? Missing { get; } = Try();

    /// <summary>Mounts an empty disk on a folder, which is made if need be.</summary>
    public static TinyDisk Mount(string place, int kilobytes)
    {
        Directory.CreateDirectory(place);
        Must("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", place);
        return new TinyDisk(place);
    }

    /// <summary>What is on it stays; from now on there is this much room.</summary>
    public void Resize(int kilobytes) => Must("mount", "-o", $"remount,size={kilobytes}k", place);

    public void MakeReadOnly() => Must("mount", "-o", "remount,ro", place);

    public void MakeWritable() => Must("mount", "-o", "remount,rw", place);

    /// <summary>Fills it up to the last page.</summary>
    public void Fill()
    {
        using var file = File.Create(Path.Combine(place, "filling"));
        try
        {
            for (var page = new byte[512]; ;)
                RandomAccess.Write(file.SafeFileHandle, page, RandomAccess.GetLength(file.SafeFileHandle));
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Dispose() => Must("umount", place);

    private static string? Try()
    {
        using var folder = new TemporaryFolder();
        var told = OperatingSystem.IsLinux() ? Run("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", folder.Path) : "this is not Linux";
        if (told is not null)
            return $"No disk of its own can be mounted for this test: {told.Trim()}";
        Must("umount", folder.Path);
        return null;
    }

    private static void Must(string program, params string[] arguments)
    {
        if (Run(program, arguments) is { } failed)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {failed}");
    }

    // What it complained of, or null when it did what it was told.
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : said;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
