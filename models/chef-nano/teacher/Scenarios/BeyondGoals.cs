using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Goals that are out of reach, asked in many ways.</summary>
internal sealed class BeyondGoals(KnowledgeBase kitchen)
{
    private const int SubjectWords = 6;

    public BeyondScenario Draw(Dice dice)
    {
        var said = dice.Chance(0.55) ? dice.Pick(kitchen.Sayings.Beyond) : Beyonds.Draw(dice);
        var words = said.TrimEnd('.', '?', '!').Split(' ');
        var goal = said[^1] is '.' or '?' or '!' || !char.IsLower(said[0])
            ? said
            : dice.Pick(said, said, said, said, $"please {said}", $"can you {said}?", $"i want you to {said}", $"help me {said}", $"could you {said} for me");
        return new BeyondScenario { Goal = Phrases.Typed(dice, goal), Subject = string.Join(' ', words.Take(SubjectWords)).TrimEnd(',', ';', ':') };
    }
}
