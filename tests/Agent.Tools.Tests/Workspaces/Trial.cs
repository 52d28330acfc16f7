using System.Net.Sockets;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>Tries one case on fresh ground and says what was wrong, or nothing.</summary>
internal static class Trial
{
    /// <summary>Cases that another test judges: a mount, an attacker's thread, a root that moves, a shell, bytes.</summary>
    public static readonly string[] Apart = ["PATH-026", "LINK-011", "LINK-012", "LINK-013", "LINK-017", "LINK-018", "LINK-019", "LINK-022", "LINK-026"];

    public static IEnumerable<EscapeCase> Common => EscapeCase.All.Values.Where(one => one.OnLinux && !Apart.Contains(one.Id));

    public static string? Fault(EscapeCase one, Func<Ground, IJail> build)
    {
        using var ground = new Ground();
        using var kept = SetUp(one.Id, ground);
        var before = ground.Surroundings();
        using var jail = build(ground);
        var attempt = Attempt.At(jail, one.Tool, one.PathOn(ground));
        if (ground.Surroundings() != before)
            return $"{one.Id} {one.Name}: something outside changed";
        if (attempt.Text.Contains(Ground.Canary, StringComparison.Ordinal))
            return $"{one.Id} {one.Name}: the canary was read";
        return attempt.IsExactly(one) ? null : $"{one.Id} {one.Name}: {attempt.Outcome} {attempt.Reason} for {one.Outcome} {one.Reason}";
    }

    private static Socket? SetUp(string id, Ground ground)
    {
        switch (id)
        {
            case "PATH-003":
                Directory.CreateDirectory(ground.Below("..notes"));
                File.WriteAllText(ground.Below("..notes/...txt"), "");
                break;
            case "PATH-004":
                File.WriteAllText(ground.Below("100%2e%2e.txt"), "");
                break;
            case "LINK-001":
                File.CreateSymbolicLink(ground.Below("l"), ground.Outside + "/secret.txt");
                break;
            case "LINK-002":
                File.CreateSymbolicLink(ground.Below("d"), ground.Outside);
                break;
            case "LINK-003":
                File.CreateSymbolicLink(ground.Below("l"), "../outside/secret.txt");
                break;
            case "LINK-004":
                for (var i = 0; i < 9; i++)
                    File.CreateSymbolicLink(ground.Below($"l{i}"), $"l{i + 1}");
                File.CreateSymbolicLink(ground.Below("l9"), ground.Outside + "/secret.txt");
                break;
            case "LINK-006":
                File.CreateSymbolicLink(ground.Below("a"), "b");
                File.CreateSymbolicLink(ground.Below("b"), "a");
                break;
            case "LINK-008":
                File.CreateSymbolicLink(ground.Below("z"), "/dev/zero");
                break;
            case "LINK-009":
                File.CreateSymbolicLink(ground.Below("c"), "/proc/self/cwd");
                break;
            case "LINK-016":
                Native.MakeHardLink(ground.Outside + "/secret.txt", ground.Below("h"));
                break;
            case "LINK-023":
                Native.MakePipe(ground.Below("p"));
                break;
            case "LINK-024":
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(ground.Below("s")));
                return socket;
            default:
                break;
        }
        return null;
    }
}
