using System.Collections.Frozen;

namespace Agent.Tools.Workspaces;

/// <summary>Names that mean something else on another system. A file under such a name would be another file where the run is replayed.</summary>
internal static class PortableNames
{
    private static readonly FrozenSet<string> Devices = FrozenSet.ToFrozenSet(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", .. Numbered("COM"), .. Numbered("LPT")],
        StringComparer.OrdinalIgnoreCase);

    public static bool IsPortable(string name) =>
        !name.AsSpan().ContainsAny('\\', ':') && !EndsInDotOrSpace(name) && !IsDevice(name);

    public static bool EndsInDotOrSpace(string name) => name[^1] is '.' or ' ' && name is not ("." or "..");

    /// <summary>Windows opens the console for "con", "con.txt" and "con .txt" alike.</summary>
    public static bool IsDevice(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return Devices.Contains((dot < 0 ? name : name[..dot]).TrimEnd(' '));
    }

    private static IEnumerable<string> Numbered(string device) => "0123456789\u00B9\u00B2\u00B3".Select(digit => device + digit);
}
