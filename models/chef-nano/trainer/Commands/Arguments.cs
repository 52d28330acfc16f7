using System.Globalization;

namespace ChefNano.Trainer.Commands;

/// <summary>The words of a command line: values in order, and options as <c>--name value</c>. Every option must be asked for.</summary>
internal sealed class Arguments
{
    private readonly List<string> _values = [];
    private readonly Dictionary<string, string> _options = [];
    private readonly HashSet<string> _known = [];

    public Arguments(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                _values.Add(words[i]);
            }
            else if (i + 1 < words.Count)
            {
                _options[words[i][2..]] = words[++i];
            }
            else
            {
                throw new ArgumentException($"The option '{words[i]}' has no value. Give one after it.");
            }
        }
    }

    public IReadOnlyList<string> Values => _values;

    public string? Text(string name)
    {
        _known.Add(name);
        return _options.GetValueOrDefault(name);
    }

    public string Needed(string name)
        => Text(name) ?? throw new ArgumentException($"The option '--{name}' is missing. Give it with a value.");

    public int Whole(string name, int otherwise) => (int)Number(name, otherwise);

    public double Number(string name, double otherwise)
        => Text(name) is not { } text ? otherwise
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ArgumentException($"The option '--{name}' is '{text}', not a number. Give a number.");

    /// <summary>Refuses options that nobody asked for, which are most often misspelt.</summary>
    public void Close()
    {
        if (_options.Keys.FirstOrDefault(name => !_known.Contains(name)) is { } stranger)
        {
            throw new ArgumentException($"There is no option '--{stranger}'. The options are: {string.Join(", ", _known.Order().Select(name => $"--{name}"))}.");
        }
    }
}
