using Agent.Core.Critiques;
using Agent.Tools.Diets;
using Microsoft.Data.Sqlite;

namespace Agent.Tools.Libraries;

/// <summary>A full-text index in memory with its one connection and one prepared search: for one thread at a time.</summary>
internal sealed class LibraryIndex : IDisposable
{
    private const string Schema = """
        CREATE VIRTUAL TABLE documents USING fts5(title, kind, body, tokenize = 'porter unicode61 remove_diacritics 2')
        """;

    // A word in the title says more about a document than the same word in its text; a kind is shared by dozens of documents and says little.
    // Scores are rounded, so that the last bit of a sum never decides the order.
    private const string MatchText = """
        SELECT rowid, title, kind, round(-bm25(documents, 8.0, 0.5, 1.0), 6), substr(body, 1, 200) FROM documents WHERE documents MATCH $query
        """;

    private const string ShowText = """
        SELECT title, kind, snippet(documents, 2, '', '', '', 14), body FROM documents WHERE documents MATCH $query AND rowid = $row
        """;

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand match;
    private readonly SqliteCommand show;

    private LibraryIndex()
    {
        connection.Open();
        match = Prepared(MatchText, ("$query", SqliteType.Text));
        show = Prepared(ShowText, ("$query", SqliteType.Text), ("$row", SqliteType.Integer));
    }

    public static LibraryIndex Build(IEnumerable<LibraryDocument> documents)
    {
        var index = new LibraryIndex();
        index.Execute(Schema);
        using var transaction = index.connection.BeginTransaction();
        using var insert = index.connection.CreateCommand();
        insert.CommandText = "INSERT INTO documents(title, kind, body) VALUES ($title, $kind, $body)";
        var title = insert.Parameters.Add("$title", SqliteType.Text);
        var kind = insert.Parameters.Add("$kind", SqliteType.Text);
        var body = insert.Parameters.Add("$body", SqliteType.Text);
        foreach (var document in documents)
        {
            (title.Value, kind.Value, body.Value) = (document.Title, document.Kind, document.Body);
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
        index.Execute("INSERT INTO documents(documents) VALUES ('optimize')");
        return index;
    }

    /// <summary>The same pages under a connection of their own.</summary>
    public LibraryIndex Copy()
    {
        var copy = new LibraryIndex();
        connection.BackupDatabase(copy.connection);
        return copy;
    }

    /// <summary>
    /// First the document called <paramref name="named"/>, if it matches; then those that hold the most telling of the words
    /// (the sum of their inverse document frequencies), among equals one of each dish before a second of any, those that are made
    /// for the occasion first of all before those for which it comes after others, then by bm25.
    /// What is told of a dish does not stand in the way of its recipe.
    /// </summary>
    public IReadOnlyList<LibraryHit> Search(IReadOnlyList<string> words, string named, int count)
    {
        var any = string.Join(" OR ", words);
        var matches = Matches(any);
        var covered = Covered(words, matches.Count);
        return [.. matches
            .Select(match => match with { Coverage = Math.Round(covered.GetValueOrDefault(match.Row), 3), Named = match.Title == named, Before = Before(match, words) })
            .OrderByDescending(match => match.Score).ThenBy(match => match.Title, StringComparer.Ordinal)
            .GroupBy(match => (match.Coverage, match.Kind, Dish(match.Title))).SelectMany(same => same.Select((match, place) => match with { Place = place }))
            .OrderByDescending(match => match.Named).ThenByDescending(match => match.Coverage).ThenBy(match => match.Place).ThenBy(match => match.Before)
            .ThenByDescending(match => match.Score).ThenBy(match => match.Title, StringComparer.Ordinal)
            .Take(count).Select(match => Shown(any, match))];
    }

    public void Dispose()
    {
        match.Dispose();
        show.Dispose();
        connection.Dispose();
    }

    /// <summary>"rice pudding" of "rice pudding with cardamom", and "carrot cake" of a vegan one.</summary>
    private static string Dish(string title) => title.Split(" with ")[0] is var name && name.Split(' ', 2) is [var diet, var dish] && Diet.Find(diet) is not null ? dish : name;

    private List<Match> Matches(string text)
    {
        match.Parameters[0].Value = text;
        using var rows = match.ExecuteReader();
        var found = new List<Match>();
        while (rows.Read())
            found.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetDouble(3), rows.GetString(4)));
        return found;
    }

    // A word that is in every second match tells little, a word that is in one of them nearly all.
    private Dictionary<long, double> Covered(IReadOnlyList<string> words, int matches)
    {
        var covered = new Dictionary<long, double>();
        foreach (var holders in words.Select(Matches))
            foreach (var holder in holders)
                covered[holder.Row] = covered.GetValueOrDefault(holder.Row) + Math.Log((matches + 1.0) / (holders.Count + 0.5));
        return covered;
    }

    private LibraryHit Shown(string text, Match found)
    {
        (show.Parameters[0].Value, show.Parameters[1].Value) = (text, found.Row);
        using var rows = show.ExecuteReader();
        rows.Read();
        var kind = rows.GetString(1);
        return new(found.Title, kind, PlainText.Line(kind == "recipe" ? Summary(rows.GetString(3)) : rows.GetString(2)), found.Score);
    }

    // A recipe's first line says what it is, for whom and when, and then how long it takes, which no search asks for.
    private static string Summary(string body) => body.Split('\n')[0].Split(" Time: ")[0];

    private SqliteCommand Prepared(string text, params (string Name, SqliteType Type)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, type) in parameters)
            command.Parameters.Add(name, type);
        return command;
    }

    private void Execute(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    // "Main course, for easter, picnic, lunch. Diet: ...": the occasions that come before the one that was asked for.
    private static int Before(Match match, IReadOnlyList<string> words)
    {
        if (match.Kind != LibraryTools.Recipe || match.Head.Split('.')[0].Split(" for ") is not [_, var occasions])
            return 0;
        return occasions.Split(", ").Index().FirstOrDefault(one => words.Any(word => Words.Contains(one.Item, word.Trim('"')))).Index;
    }

    private sealed record Match(long Row, string Title, string Kind, double Score, string Head, double Coverage = 0, bool Named = false, int Place = 0, int Before = 0);
}
