namespace Agent.Tools.Recipes;

/// <summary>Amounts for another number of people, rounded as a cook would measure them.</summary>
public static class Portions
{
    private const int Few = 4;

    /// <summary>What an amount for <paramref name="written"/> people comes to for <paramref name="people"/>; a unit that nobody measures is a count.</summary>
    public static int Of(double amount, string unit, int written, int people)
    {
        var exact = amount * people / written;
        return unit switch
        {
            "g" or "ml" when exact >= 100 => (int)(Math.Round(exact / 10) * 10),
            "g" or "ml" => Math.Max(5, (int)(Math.Round(exact / 5) * 5)),
            "pinch" or "pinches" => people > Few ? 2 : 1,
            "tsp" or "tbsp" => Math.Max(1, (int)Math.Round(exact, MidpointRounding.AwayFromZero)),
            _ => Math.Max(1, (int)Math.Ceiling(exact)),
        };
    }
}
