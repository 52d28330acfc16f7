namespace ChefNano.Trainer.Training;

/// <summary>A CSV file that grows by whole lines and goes on where an earlier run left it.</summary>
internal sealed class TableLog
{
    private readonly string _path;

    public TableLog(string path, string columns)
    {
        _path = path;
        if (!File.Exists(path))
        {
            Add(columns);
        }
    }

    public void Add(FormattableString line) => Add(FormattableString.Invariant(line));

    private void Add(string line) => File.AppendAllText(_path, line + "\n");
}
