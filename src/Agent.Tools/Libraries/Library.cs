using System.Collections.Concurrent;
using System.Collections.Frozen;
using Agent.Tools.Diets;

namespace Agent.Tools.Libraries;

/// <summary>A folder of markdown documents that can be searched and read offline, by many threads at once. Same folder, same query: same answer.</summary>
public sealed class Library : IDisposable
{
    private const int MaxLimit = 100;
    private const string Recipe = "recipe";

    private readonly FrozenDictionary<string, LibraryDocument> bySlug;
    private readonly Lazy<SentenceIndex> answers;
    private readonly Lazy<FrozenDictionary<string, string>> sources;
    private readonly LibraryIndex first;
    private readonly ConcurrentBag<LibraryIndex> idle = [];
    private readonly Lock copying = new();

    private Library(IReadOnlyList<LibraryDocument> documents)
    {
        Documents = documents;
        bySlug = documents.DistinctBy(document => Slugs.Of(document.Title)).ToFrozenDictionary(document => Slugs.Of(document.Title));
        answers = new(() => new SentenceIndex(documents.Where(document => document.Kind != Recipe), Folder is null ? Associations.None : Associations.In(Folder), Folder is null ? KnownQuestions.None : KnownQuestions.In(Folder)));
        sources = new(() => SourcesOf(documents));
        first = LibraryIndex.Build(documents);
    }

    /// <summary>All documents, by title.</summary>
    public IReadOnlyList<LibraryDocument> Documents { get; }

    /// <summary>The foods of the folder's table; with no table, those of everyday speech.</summary>
    public IngredientTable Foods { get; private init; } = IngredientTable.Of([]);

    /// <summary>Where it was opened, with what lies beside its documents; null for one that was put together.</summary>
    public string? Folder { get; private init; }

    /// <summary>Reads and indexes every markdown file below the folder.</summary>
    public static Library Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no library folder '{folder}'. Name a folder of markdown documents.");
        return new(LibraryDocument.In(folder)) { Folder = folder, Foods = IngredientTable.In(folder) ?? IngredientTable.Of([]) };
    }

    /// <summary>A library of these documents.</summary>
    public static Library Of(IEnumerable<LibraryDocument> documents) => new([.. documents.OrderBy(document => document.Title, StringComparer.Ordinal)]);

    /// <summary>The documents that fit the text best, best first, ties by title; one whose title is the text comes first. Any text is a query; none is an error.</summary>
    public IReadOnlyList<LibraryHit> Search(string query, int limit = 3)
    {
        var words = LibraryQuery.From(query);
        if (words.Count == 0 || limit < 1)
            return [];
        var index = Take();
        try
        {
            return index.Search(words, Read(query)?.Title ?? "", Math.Min(limit, MaxLimit));
        }
        finally
        {
            idle.Add(index);
        }
    }

    /// <summary>The sentences that answer the question best, best first, of all documents but recipes. Any text is a question; none is an error.</summary>
    public IReadOnlyList<SentenceHit> LookUp(string question, int limit = 5) => answers.Value.Find(question, Math.Clamp(limit, 0, MaxLimit));

    /// <summary>The title of the document that says this sentence, word for word; null if none does.</summary>
    public string? SourceOf(string sentence) => sources.Value.GetValueOrDefault(sentence);

    /// <summary>The document of that title, whatever its case, punctuation or accents, also as a file name; null if there is none.</summary>
    public LibraryDocument? Read(string title) => bySlug.GetValueOrDefault(Slugs.Of(title));

    public void Dispose()
    {
        first.Dispose();
        while (idle.TryTake(out var index))
            index.Dispose();
    }

    // Where several documents say the same, the first is the source, and recipes come last.
    private static FrozenDictionary<string, string> SourcesOf(IEnumerable<LibraryDocument> documents) => documents
        .OrderBy(document => document.Kind == Recipe)
        .SelectMany(document => Sentences.Of(document.Body).Select(sentence => (Sentence: sentence, document.Title)))
        .DistinctBy(said => said.Sentence).ToFrozenDictionary(said => said.Sentence, said => said.Title);

    private LibraryIndex Take()
    {
        if (idle.TryTake(out var index))
            return index;
        lock (copying)
            return first.Copy();
    }
}
