using Agent.Core.Comparisons;
using CsCheck;

namespace Agent.Core.Tests.Comparisons;

public sealed class LineDiffTests
{
    private static readonly Gen<string[]> Text = Gen.Char['a', 'd'].Select(letter => $"{letter}").Array[0, 12];

    [Fact]
    public void Each_side_stands_in_the_difference_line_by_line()
        => Gen.Select(Text, Text).Sample((first, second) =>
        {
            var lines = LineDiff.Of(first, second);
            Assert.Equal(first, lines.Where(line => line.Side != Side.Second).Select(line => line.Text));
            Assert.Equal(second, lines.Where(line => line.Side != Side.First).Select(line => line.Text));
        });

    [Fact]
    public void As_many_lines_are_shared_as_can_be()
        => Gen.Select(Text, Text).Sample((first, second) => Assert.Equal(MostShared(first, second), LineDiff.Of(first, second).Count(line => line.Side == Side.Both)));

    [Fact]
    public void A_text_too_long_for_a_table_is_shown_as_taken_out_and_put_in_between_what_it_shares()
    {
        var first = Enumerable.Range(0, 5_000).Select(line => $"one {line}").ToArray();
        var second = Enumerable.Range(0, 5_000).Select(line => $"other {line}").ToArray();

        var lines = LineDiff.Of(["head", .. first, "tail"], ["head", .. second, "tail"]);

        Assert.Equal(["head", "tail"], lines.Where(line => line.Side == Side.Both).Select(line => line.Text));
        Assert.Equal(5_000, lines.Count(line => line.Side == Side.First));
    }

    // The definition itself, without a table.
    private static int MostShared(ReadOnlySpan<string> first, ReadOnlySpan<string> second)
    {
        var row = new int[second.Length + 1];
        foreach (var line in first)
        {
            var before = 0;
            for (var b = 0; b < second.Length; b++)
                (before, row[b + 1]) = (row[b + 1], line == second[b] ? before + 1 : Math.Max(row[b + 1], row[b]));
        }
        return row[^1];
    }
}
