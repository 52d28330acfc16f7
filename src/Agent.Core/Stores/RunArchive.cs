using System.IO.Compression;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Core.Stores;

/// <summary>A run in one file that can be sent: a zip of its journal and its blobs, the same bytes for the same run.</summary>
public static class RunArchive
{
    private const string BlobFolder = "blobs/";

    // More than any run has; a hostile archive must not fill the disk.
    private const long MostBytes = 4L << 30;

    /// <summary>Writes the archive; it is there as a whole or not at all.</summary>
    public static void Write(string journal, string file)
    {
        var part = $"{file}.part";
        using (var zip = new ZipArchive(new FileStream(part, FileMode.Create, FileAccess.Write), ZipArchiveMode.Create))
        {
            Add(zip, JournalFolder.FileName, journal);
            var blobs = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(journal))!, BlobFolder);
            if (Directory.Exists(blobs))
                foreach (var blob in Directory.EnumerateFiles(blobs).Where(blob => IsBlob(Path.GetFileName(blob))).Order(StringComparer.Ordinal))
                    Add(zip, BlobFolder + Path.GetFileName(blob), blob);
        }
        File.Move(part, file, overwrite: true);
    }

    /// <summary>Whether the file begins as an archive does.</summary>
    public static bool Is(string file)
    {
        Span<byte> head = stackalloc byte[4];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <summary>Reads the journal in an archive, verifying every line; nothing is left behind.</summary>
    public static JournalReading Read(string file)
    {
        var folder = Directory.CreateTempSubdirectory("agent-run-");
        try
        {
            return JournalFile.Read(Extract(file, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Puts the run of an archive into a folder of runs and says its name, and whether it was there already.</summary>
    /// <exception cref="JournalException">The archive holds no whole run, or another run of that name is there.</exception>
    public static (string Id, bool WasHere) Import(string file, string runs)
    {
        // A folder in the store, so that the run can be moved into its place; one level deeper than a run, so that it is none.
        var staging = Path.Combine(runs, $".import-{Environment.ProcessId}");
        try
        {
            var made = Path.Combine(staging, "run");
            var journal = Extract(file, made);
            var id = Run.Fold(JournalFile.Read(journal).Verified().Facts).Header.Id;
            if (id.Length is 0 or > 80 || id[0] == '.' || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
                throw new JournalException($"The run in '{file}' is called '{id}', which cannot be the name of a folder.");
            var place = Path.Combine(runs, id);
            if (!Directory.Exists(place))
            {
                Directory.Move(made, place);
                return (id, false);
            }
            var here = Path.Combine(place, JournalFolder.FileName);
            return File.Exists(here) && File.ReadAllBytes(here).AsSpan().SequenceEqual(File.ReadAllBytes(journal))
                ? (id, true)
                : throw new JournalException($"There is another run '{id}' here, which goes on otherwise than that in '{file}'. Remove it first: agent runs rm {id}");
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    private static void Add(ZipArchive zip, string name, string path)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var to = entry.Open();
        using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        from.CopyTo(to);
    }

    private static string Extract(string file, string folder)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            Directory.CreateDirectory(Path.Combine(folder, BlobFolder));
            var room = MostBytes;
            foreach (var entry in zip.Entries)
            {
                // Only names that are known by heart become paths.
                if (entry.FullName != JournalFolder.FileName && !(entry.FullName.StartsWith(BlobFolder, StringComparison.Ordinal) && IsBlob(entry.FullName[BlobFolder.Length..])))
                    throw new JournalException($"The file '{file}' holds '{entry.FullName}', which is no part of a run.");
                room = Copy(entry, Path.Combine(folder, entry.FullName), room, file);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The file '{file}' cannot be read as an exported run: {broken.Message}", broken);
        }
        var journal = Path.Combine(folder, JournalFolder.FileName);
        return File.Exists(journal) ? journal : throw new JournalException($"The file '{file}' holds no '{JournalFolder.FileName}', so there is no run in it.");
    }

    private static long Copy(ZipArchiveEntry entry, string path, long room, string file)
    {
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer)) > 0; to.Write(buffer, 0, read))
            if ((room -= read) < 0)
                throw new JournalException($"The file '{file}' holds more than {MostBytes} bytes, which no run has.");
        return room;
    }

    private static bool IsBlob(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
}
