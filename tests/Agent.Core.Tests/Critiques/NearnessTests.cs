using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Core.Tests.Critiques;

public sealed class NearnessTests
{
    private static readonly string[] Eggs =
    [
        "Eggs bind and lift a dough.", "Fresh eggs sink in water.", "Boiled eggs keep in the fridge for a week.", "Raw eggs keep for three weeks.", "Beat eggs with a fork.", "Salt them late.",
    ];

    [Fact]
    public void The_texts_that_share_the_rarest_words_with_the_goal_are_nearest_and_keep_their_order()
        => Assert.Equal([Eggs[0], Eggs[2], Eggs[3]], Nearness.Nearest(Eggs, new Goal("how long do boiled eggs keep in the fridge?")));

    [Fact]
    public void Where_no_text_shares_a_word_all_are_near()
        => Assert.Same(Eggs, Nearness.Nearest(Eggs, new Goal("who wrote Faust?")));
}
