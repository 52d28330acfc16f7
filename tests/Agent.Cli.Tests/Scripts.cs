using System.Text.Json;

namespace Agent.Cli.Tests;

/// <summary>What a model says in the runs of these tests.</summary>
internal static class Scripts
{
    public const string Recipe = """
        # Roast lamb with rosemary

        - Occasion: Easter
        - Serves: 4
        - Time: 105 minutes

        ## Ingredients

        - 1200 g leg of lamb
        - 4 cloves garlic
        - 2 tbsp rosemary
        - 2 tbsp olive oil
        - 800 g potatoes
        - 1 tsp salt

        ## Steps

        1. Heat the oven to 180 C.
        2. Rub the leg of lamb with the garlic, rosemary, olive oil and salt.
        3. Put the potatoes round the lamb in a roasting tin.
        4. Roast for 90 minutes.
        5. Cook the lamb to 63 C in the middle and rest it for 10 minutes.

        ## Sources

        - roast lamb with thyme
        """;

    public const string Brief = """{"reach":"yes","role":"cook","subject":"roast lamb with rosemary for Easter","file":"easter-recipe.md","criteria":[{"check":"form","value":"recipe"},{"check":"mentions","value":"Easter"},{"check":"cites","value":"library"}]}""";

    public const string Plan = """{"steps":[{"tool":"search","instruction":"find roast lamb"},{"tool":"read_recipe","instruction":"read about roast lamb"},{"tool":"write_file","instruction":"write easter-recipe.md"}]}""";

    public const string Search = """{"thought":"the library may know roast lamb","tool":"search","args":{"query":"roast lamb with thyme for Easter recipe"}}""";

    public const string Read = """{"thought":"read it","tool":"read_recipe","args":{"document":"roast lamb with thyme","people":"4","with":"Easter","without":"","diet":""}}""";

    public const string Met = """{"compare":[{"criterion":"serves 4","found":"4","same":"yes"}],"verdict":"met","fix":""}""";

    public const string NotMet = """{"compare":[{"criterion":"the goal","found":"2 servings","same":"no"}],"verdict":"not met","fix":"Serve 4."}""";

    public static string[] MeetingTheGoal => [Brief, Plan, Search, Read, Write(Recipe), Met];

    public static string Write(string text, string path = "easter-recipe.md")
        => JsonSerializer.Serialize(new { thought = "write it", tool = "write_file", args = new { path, content = text } });
}
