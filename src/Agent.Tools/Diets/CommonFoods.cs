namespace Agent.Tools.Diets;

/// <summary>Everyday foods that a text may name although no table lists them, so that a diet check does not pass what it has never heard of.</summary>
internal static class CommonFoods
{
    /// <summary>Phrases with a food's name in them that are not that food.</summary>
    public static readonly string[] NoFood =
    [
        "wine vinegar", "red wine vinegar", "white wine vinegar", "sherry vinegar", "champagne vinegar", "cream of tartar", "oyster mushrooms", "butter lettuce", "butter knife",
        "ginger beer", "ginger ale", "root beer", "lamb's lettuce", "beef tomatoes", "crab apples", "mustard greens", "milk thistle", "egg cups", "egg timer", "fish slice", "bread knife",
        "water chestnuts", "tiger nuts", "rum flavouring", "bread tin", "bread basket", "cake tin", "meat thermometer", "coconut butter", "cocoa butter",
        "cauliflower steak", "celeriac steak", "cabbage steak", "tofu steak", "mushroom steak", "cinco de mayo",
    ];

    public static IReadOnlyList<Ingredient> All { get; } =
    [
        .. Many("meat", animal: true, vegan: false, [], "meat", "beef", "lamb", "mutton", "goat meat", "rabbit", "steak", "corned beef", "pastrami", "liver", "suet", "dripping", "beef mince", "bone broth", "oxtail", "meatballs", "hot dogs"),
        .. Pork("pork", "gammon", "prosciutto", "pancetta", "salami", "pepperoni", "speck", "pork mince", "pulled pork", "lardons", "black pudding"),
        .. Many("poultry", true, false, [], "chicken", "turkey", "duck", "goose", "quail", "pheasant", "poultry", "chicken wings", "chicken liver"),
        .. Many("fish", true, false, ["fish"], "fish", "herring", "halibut", "plaice", "monkfish", "tilapia", "eel", "pollock", "caviar", "fish roe", "bonito flakes", "dashi"),
        .. Many("shellfish", true, false, ["shellfish"], "shellfish", "seafood", "shrimp", "octopus", "calamari", "oysters", "langoustines", "crayfish", "cockles", "snails"),
        .. Many("other", true, false, [], "gelatine", "marshmallows", "meat stock", "duck fat", "gravy granules"),
        .. Many("dairy", false, false, ["milk"], "dairy", "cheese", "brie", "camembert", "gouda", "stilton", "cottage cheese", "kefir", "whey", "double cream", "single cream", "whipping cream", "clotted cream", "buttercream", "evaporated milk", "skimmed milk", "whole milk", "ice cream", "burrata", "provolone", "emmental"),
        .. Many("dairy", false, false, ["milk", "egg"], "custard"),
        .. Many("egg", false, false, ["egg"], "meringue", "aioli", "omelette", "quail eggs", "duck eggs", "egg wash"),
        .. Many("grain", false, true, ["gluten"], "wheat", "barley", "rye", "seitan", "panko", "pizza dough", "croutons", "bagels", "crackers", "sourdough", "wraps", "farro", "freekeh", "wheat bran", "wheat germ", "plain flour", "self raising flour", "wheat flour", "pretzels", "linguine", "fettuccine", "tagliatelle", "orzo", "fusilli", "udon noodles", "ramen noodles"),
        .. Many("grain", false, false, ["gluten", "milk", "egg"], "brioche", "croissants", "sponge cake"),
        .. Many("liquid", false, true, ["alcohol"], "alcohol", "wine", "vodka", "whisky", "whiskey", "brandy", "cognac", "gin", "port wine", "champagne", "prosecco", "marsala", "vermouth", "liqueur", "kirsch", "calvados", "bourbon", "tequila", "amaretto", "sake", "hard cider", "cooking wine"),
        .. Many("liquid", false, true, ["alcohol", "gluten"], "ale", "lager", "stout"),
        .. Many("nut", false, true, ["nuts"], "nuts", "macadamias", "brazil nuts", "praline", "marzipan", "frangipane", "nougat", "mixed nuts", "nut butter"),
        .. Many("nut", false, false, ["nuts", "milk", "soy"], "nutella", "chocolate hazelnut spread"),
        .. Many("legume", false, true, ["soy"], "soy", "soybeans", "natto", "textured soy", "soy mince", "soy flour"),
        .. Many("sweetener", false, false, [], "beeswax", "royal jelly"),
    ];

    private static IEnumerable<Ingredient> Many(string kind, bool animal, bool vegan, string[] contains, params string[] names) =>
        names.Select(name => new Ingredient(name, [], null, kind, contains, animal, vegan));

    private static IEnumerable<Ingredient> Pork(params string[] names) =>
        names.Select(name => new Ingredient(name, ["pork"], null, "meat", [], Animal: true, Vegan: false));
}
