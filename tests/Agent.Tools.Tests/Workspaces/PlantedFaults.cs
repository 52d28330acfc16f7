using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>Walls as they are often built, each with one known hole. A suite that lets one of them pass proves nothing about the others.</summary>
internal static class PlantedFaults
{
    /// <summary>Each fault with a case that has to notice it.</summary>
    public static IReadOnlyDictionary<string, (Func<Ground, IJail> Build, string NoticedBy)> All { get; } = new Dictionary<string, (Func<Ground, IJail>, string)>
    {
        ["prefix compare"] = (ground => new PlainFiles(path => Confined(ground, path, ground.Workspace)), "PATH-009"),
        ["links followed"] = (ground => new PlainFiles(path => Confined(ground, path, ground.Workspace + "/")), "LINK-002"),
        ["root dropped by an absolute path"] = (ground => new PlainFiles(path => Path.Combine(ground.Workspace, path)), "PATH-057"),
        ["'..' filtered as text"] = (ground => new Before(ground, path => path.Contains("..", StringComparison.Ordinal) ? throw Refuse.Outside(path) : path), "PATH-003"),
        ["%2e decoded"] = (ground => new Before(ground, Uri.UnescapeDataString), "PATH-004"),
        ["names protected by their exact spelling"] = (ground => new Spelled(ground), "PATH-046"),
        ["names folded too far"] = (ground => new Before(ground, path => path.Replace('\u0131', 'i')), "PATH-047"),
        ["no count of links"] = (ground => new InPlace(ground), "LINK-016"),
        ["everything denied"] = (ground => new PlainFiles(path => throw Refuse.Outside(path)), "PATH-001"),
        ["errors of the runtime let through"] = (ground => new Before(ground, Path.GetFullPath), "PATH-017"),
    };

    private static string Confined(Ground ground, string path, string prefix)
    {
        var full = Path.GetFullPath(Path.Combine(ground.Workspace, path));
        return full.StartsWith(prefix, StringComparison.Ordinal) ? full : throw Refuse.Outside(path);
    }

    /// <summary>Judges the text, then hands the whole path to the system. Refuses pipes and endless devices only so that the tests end.</summary>
    private sealed class PlainFiles(Func<string, string> judge) : IJail
    {
        public string Read(string path)
        {
            var judged = judge(path);
            if (!File.Exists(judged))
                throw Refuse.Missing(path);
            var target = new FileInfo(judged).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? judged;
            return PortableFacts.Of(target).Regular ? File.ReadAllText(target) : throw Refuse.Kind(path, "no file");
        }

        public void Write(string path, string text)
        {
            var judged = judge(path);
            Directory.CreateDirectory(Path.GetDirectoryName(judged)!);
            File.WriteAllText(judged, text);
        }

        public void Delete(string path) => Directory.Delete(judge(path), recursive: true);

        public void List(string path) => Directory.GetFileSystemEntries(Path.GetDirectoryName(judge(path))!);

        public void Dispose()
        {
        }
    }

    /// <summary>Good walls, behind a step that changes the path first.</summary>
    private sealed class Before(Ground ground, Func<string, string> change) : IJail
    {
        private readonly Walls walls = Walls.Round(ground);

        public string Read(string path) => walls.Read(change(path));

        public void Write(string path, string text) => walls.Write(change(path), text);

        public void Delete(string path) => walls.Delete(change(path));

        public void List(string path) => walls.List(change(path));

        public void Dispose() => walls.Dispose();
    }

    /// <summary>Good walls that can be talked out of a protected name.</summary>
    private sealed class Spelled(Ground ground) : IJail
    {
        private readonly Walls walls = Walls.Round(ground);

        public string Read(string path) => walls.Read(path);

        public void Write(string path, string text)
        {
            if (path.StartsWith(".git/", StringComparison.Ordinal))
                throw Refuse.Closed(path);
            walls.Write(path.Replace(".GIT", "git", StringComparison.Ordinal), text);
        }

        public void Delete(string path) => walls.Delete(path);

        public void List(string path) => walls.List(path);

        public void Dispose() => walls.Dispose();
    }

    /// <summary>Good walls that write over the old file instead of beside it.</summary>
    private sealed class InPlace(Ground ground) : IJail
    {
        private readonly Walls walls = Walls.Round(ground);

        public string Read(string path) => walls.Read(path);

        public void Write(string path, string text)
        {
            try
            {
                walls.Write(path, text);
            }
            catch (WorkspaceException refused) when (refused.Reason == WorkspaceReasons.MultipleLinks)
            {
                File.WriteAllText(ground.Below(path), text);
            }
        }

        public void Delete(string path) => walls.Delete(path);

        public void List(string path) => walls.List(path);

        public void Dispose() => walls.Dispose();
    }
}
