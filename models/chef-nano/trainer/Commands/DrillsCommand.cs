using ChefNano.Trainer.Shards;

namespace ChefNano.Trainer.Commands;

/// <summary>Writes shards of plain copying, to try the trainer without a teacher: noise, a marker, a word, noise, the marker, the word.</summary>
internal static class DrillsCommand
{
    private const int Marker = 1;
    private const int FirstLetter = 97;

    public static void Run(Arguments arguments)
    {
        var output = arguments.Needed("out");
        var (count, length, vocabulary) = (arguments.Whole("count", 2000), arguments.Whole("length", 128), arguments.Whole("vocabulary", 4800));
        var random = new Random(arguments.Whole("seed", 1));
        arguments.Close();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        Shard.Write(output, Enumerable.Range(0, count).Select(_ => One(random, random.Next(length / 2, length), vocabulary)));
    }

    private static Document One(Random random, int length, int vocabulary)
    {
        var word = Enumerable.Range(0, random.Next(3, 11)).Select(_ => (ushort)(FirstLetter + random.Next(26))).ToArray();
        var tokens = Enumerable.Range(0, length).Select(_ => (ushort)random.Next(256, vocabulary)).ToArray();
        var targets = new bool[length];
        foreach (var start in new[] { random.Next(1, length / 4), length - word.Length - 2 })
        {
            tokens[start] = Marker;
            word.CopyTo(tokens, start + 1);
            tokens[start + 1 + word.Length] = Marker;
        }

        Array.Fill(targets, true, length - word.Length - 1, word.Length + 1);
        return new Document(tokens, targets);
    }
}
