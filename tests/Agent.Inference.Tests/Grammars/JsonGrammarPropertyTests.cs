using System.Text;
using System.Text.Json;
using Agent.Inference.Grammars;
using Xunit;

namespace Agent.Inference.Tests.Grammars;

public sealed class JsonGrammarPropertyTests
{
    private const int Schemas = 150;

    [Fact]
    public void Every_walk_over_allowed_bytes_ends_in_json_that_the_schema_allows()
        => ForSchemas(1, (schema, grammar, random) =>
        {
            var oracle = new SchemaOracle(schema);
            for (var walk = 0; walk < 8; walk++)
            {
                Holds(oracle, Walks.Random(grammar, random, 1 + random.Next(300)));
            }
        });

    [Fact]
    public void Every_canonical_value_of_the_schema_is_taken()
    {
        var taken = 0;
        ForSchemas(2, (schema, grammar, random) =>
        {
            var instances = new RandomInstance(schema, random);
            for (var i = 0; i < 8; i++)
            {
                if (instances.Next() is { } instance)
                {
                    Assert.True(grammar.Takes(instance), instance);
                    taken++;
                }
            }
        });
        Assert.True(taken > Schemas * 4, $"Only {taken} values were made.");
    }

    [Fact]
    public void What_is_forced_is_the_only_byte_that_may_follow_and_nothing_forced_is_left_out()
        => ForSchemas(3, (_, grammar, random) => Walks.Random(grammar, random, 120, (state, _) =>
        {
            Span<byte> forced = stackalloc byte[64];
            var ahead = state.Copy();
            var run = forced[..state.Forced(forced)];
            foreach (var next in run)
            {
                Assert.False(ahead.IsComplete);
                Assert.Equal([next], ahead.Choices());
                ahead.Advance(next);
            }
            if (run.Length < forced.Length)
            {
                Assert.True(ahead.IsComplete || ahead.Choices().Length > 1);
            }
        }));

    [Fact]
    public void The_shortest_completion_of_every_prefix_is_a_value_and_no_byte_makes_it_shorter_by_more_than_one()
        => ForSchemas(4, (schema, grammar, random) =>
        {
            var oracle = new SchemaOracle(schema);
            Walks.Random(grammar, random, 60, (state, prefix) =>
            {
                var completion = state.Completion();
                Assert.Equal(state.IsComplete, completion.Length == 0);
                Holds(oracle, [.. prefix, .. completion]);
                foreach (var next in state.Choices())
                {
                    var ahead = state.Copy();
                    ahead.Advance(next);
                    Assert.True(ahead.Completion().Length + 1 >= completion.Length);
                }
            });
        });

    [Fact]
    public void No_way_through_a_grammar_ends_without_a_choice()
        => ForSchemas(5, (_, grammar, random) => Walks.Random(grammar, random, 150, (state, prefix)
            => Assert.True(state.IsComplete || state.Choices().Length > 0, Encoding.UTF8.GetString(prefix))));

    private static void Holds(SchemaOracle oracle, byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.True(oracle.Holds(document.RootElement), Encoding.UTF8.GetString(json));
    }

    private static void ForSchemas(int seed, Action<JsonElement, JsonGrammar, Random> check)
    {
        var random = new Random(seed);
        var schemas = new RandomSchema(random);
        for (var i = 0; i < Schemas; i++)
        {
            var text = schemas.Next().ToJsonString();
            using var document = JsonDocument.Parse(text);
            try
            {
                check(document.RootElement, JsonGrammar.Compile(document.RootElement), random);
            }
            catch (Exception failed)
            {
                throw new InvalidOperationException($"Seed {seed}, schema {i}: {text}", failed);
            }
        }
    }
}
