namespace Agent.Inference.Tokenizers;

/// <summary>Symbols in a row, where two neighbours become one in constant time.</summary>
internal sealed class SymbolChain
{
    private const int Gone = -1;
    private readonly int[] _symbols;
    private readonly int[] _previous;
    private readonly int[] _next;

    public SymbolChain(ReadOnlySpan<int> symbols)
    {
        _symbols = symbols.ToArray();
        _previous = new int[symbols.Length];
        _next = new int[symbols.Length];
        for (var i = 0; i < symbols.Length; i++)
        {
            _previous[i] = i - 1;
            _next[i] = i + 1 < symbols.Length ? i + 1 : Gone;
        }
    }

    public int this[int index] => _symbols[index];

    public int Next(int index) => _next[index];

    public int Previous(int index) => _previous[index];

    /// <summary>Puts <paramref name="symbol"/> in the place of <paramref name="left"/> and its neighbour.</summary>
    public void Join(int left, int symbol)
    {
        var right = _next[left];
        _symbols[left] = symbol;
        _symbols[right] = Gone;
        _next[left] = _next[right];
        if (_next[right] >= 0)
        {
            _previous[_next[right]] = left;
        }
    }

    public List<int> ToList()
    {
        var symbols = new List<int>();
        for (var i = _symbols.Length == 0 ? Gone : 0; i >= 0; i = _next[i])
        {
            symbols.Add(_symbols[i]);
        }

        return symbols;
    }
}
