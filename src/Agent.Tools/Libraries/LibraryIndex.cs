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
    private const string SearchText = """
        SELECT title, kind, snippet(documents, 2, '', '', '', 14), round(-bm25(documents, 8.0, 0.5, 1.0), 6) AS score
        FROM documents WHERE documents MATCH $query ORDER BY title = $title DESC, score DESC, title LIMIT $limit
        """;

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand search;
    private readonly SqliteParameter query;
    private readonly SqliteParameter title;
    private readonly SqliteParameter limit;

    private LibraryIndex()
    {
        connection.Open();
        search = connection.CreateCommand();
        search.CommandText = SearchText;
        query = search.Parameters.Add("$query", SqliteType.Text);
        title = search.Parameters.Add("$title", SqliteType.Text);
        limit = search.Parameters.Add("$limit", SqliteType.Integer);
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

    /// <summary>The document called <paramref name="named"/>, if it matches, goes before all others.</summary>
    public IReadOnlyList<LibraryHit> Search(string text, string named, int count)
    {
        (query.Value, title.Value, limit.Value) = (text, named, count);
        using var rows = search.ExecuteReader();
        var hits = new List<LibraryHit>(count);
        while (rows.Read())
            hits.Add(new(rows.GetString(0), rows.GetString(1), PlainText.Line(rows.GetString(2)), rows.GetDouble(3)));
        return hits;
    }

    public void Dispose()
    {
        search.Dispose();
        connection.Dispose();
    }

    private void Execute(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
