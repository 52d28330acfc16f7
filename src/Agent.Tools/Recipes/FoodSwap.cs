using System.Text;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>Finds a food in sentences by each name that is no other food's there, and puts another name in its place.</summary>
internal sealed class FoodSwap
{
    private static readonly string[] Ends = ["with", "and", "in", "for", "on", "sticks"];
    private static readonly string[] Manners = ["ground ", "minced ", "silken ", "flaked ", "leg of ", "roasting ", "stewing ", "whole "];
    private static readonly string[] Cuts = [" breast", " thighs", " legs", " shoulder", " loin"];
    private static readonly string[] Labels = ["vegan", "gluten-free", "dairy-free", "egg-free", "soy-free", "nut-free"];
    private readonly IngredientTable table;
    private readonly List<string[]> names;
    private readonly string fresh, own, brief;
    private readonly bool plural;
    private readonly string classWord;

    public FoodSwap(IngredientTable table, DraftLine old, DraftLine fresh, IReadOnlyList<DraftLine> others)
    {
        this.table = table;
        this.fresh = fresh.Item;
        var taken = others.SelectMany(Keys).ToHashSet();
        own = FoodWords.Key(old.Item);
        brief = old.IsFlesh && fresh.IsFlesh ? Short(fresh.Item) : fresh.Item;
        names = [.. Keys(old).Where(key => key == own || !taken.Contains(key)).Concat(Classes(old, others)).Distinct().Select(key => key.Split(' ')).OrderByDescending(key => key.Length)];
        plural = FoodNumber.IsPlural(fresh.Item);
        classWord = old.Food is { IsFromWater: true } ? Water(fresh, others) : "";
    }

    /// <summary>What a title says for "seafood" now.</summary>
    private static string Water(DraftLine fresh, IReadOnlyList<DraftLine> others) => others.Any(other => other.Kind is "fish" or "shellfish") || fresh.Kind == "fish" ? "fish"
        : fresh.IsFlesh ? FoodNumber.Single(Short(fresh.Item)) : "vegetable";

    public bool IsIn(string text) => Find(FoodWords.Of(text)).Any();

    public string In(string text) => IsIn(text) ? string.Join(". ", text.Split(". ").Select(Sentence)) : text;

    private string Sentence(string text)
    {
        var words = FoodWords.Of(text);
        var changed = new StringBuilder(text.Length + fresh.Length);
        var at = 0;
        foreach (var (from, length) in Find(words))
        {
            if (words[from].At < at)
                continue;
            changed.Append(text, at, words[from].At - at);
            at = words[from + length - 1].End;
            var name = string.Join(' ', words.GetRange(from, length).Select(word => word.Stem)) == own ? fresh : brief;
            Put(changed, words[from].At == 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name);
            at = Agree(text, at, changed);
        }
        return at == 0 ? text : changed.Append(Pronouns(text, text[at..], text[..at])).ToString();
    }

    /// <summary>"It" or "them" as the new name wants it, where the sentence speaks of no other food.</summary>
    private string Pronouns(string text, string rest, string before)
    {
        var was = FoodNumber.IsPlural(before);
        if (was == plural || table.Find(text).Count != 1)
            return rest;
        (string Old, string New)[] changes = plural ? [("it is", "they are"), ("it", "them")] : [("they are", "it is"), ("them", "it")];
        return changes.Aggregate(rest, (said, change) => Texts.Replaced(said, change.Old, change.New));
    }

    /// <summary>A title says a food before another word in the singular: "lamb stew", "mushroom stew".</summary>
    public string InTitle(string title)
    {
        var words = FoodWords.Of(title);
        var changed = new StringBuilder();
        var at = 0;
        foreach (var (from, length) in Find(words))
        {
            changed.Append(title, at, words[from].At - at);
            at = words[from + length - 1].End;
            var next = from + length < words.Count ? title[words[from + length].At..words[from + length].End] : "";
            var said = title[words[from].At..at];
            if (fresh.EndsWith(" " + said, StringComparison.Ordinal) && from > 0 && next.Length > 0 && !Ends.Contains(next))
                changed.Append(said);
            else if (said is "nut" or "nuts")
                changed.Append(said == "nut" ? "seed" : "seeds");
            else if (classWord.Length > 0 && said is "fish" or "seafood" or "shellfish")
                changed.Append(classWord);
            else
                Put(changed, next.Length == 0 || Ends.Contains(next) ? Headed(title, said, fresh) : FoodNumber.Single(Short(fresh)));
        }
        return at == 0 ? title : Once(changed.Append(title, at, title.Length - at).ToString());
    }

    /// <summary>The places of the names, each as its first word and its number of words.</summary>
    public IEnumerable<(int From, int Length)> Find(List<FoodWord> words)
    {
        for (var at = 0; at < words.Count;)
        {
            var known = table.LengthAt(words, at);
            var length = names.Find(name => IsAt(words, at, name))?.Length ?? 0;
            if (length > 0 && length >= known)
                yield return (at, length);
            at += Math.Max(1, Math.Max(length, known));
        }
    }

    private static bool IsAt(List<FoodWord> words, int at, string[] name)
    {
        if (at + name.Length > words.Count)
            return false;
        for (var i = 0; i < name.Length; i++)
            if (words[at + i].Stem != name[i] || i > 0 && words[at + i].Starts)
                return false;
        return true;
    }

    private static IEnumerable<string> Keys(DraftLine line) => line.Food is { } food
        ? food.Words.Prepend(line.Item).Append(food.Name).Concat(food.Plural is { } plural ? [plural] : []).Select(FoodWords.Key)
        : [FoodWords.Key(line.Item)];

    /// <summary>What a step says of a whole class where only one of it is in the recipe.</summary>
    private static IEnumerable<string> Classes(DraftLine line, IReadOnlyList<DraftLine> others)
    {
        if (line.Food is not { } food)
            return [];
        if (food.IsMeat && food.Kind is "meat" or "poultry")
            return others.Any(other => other.Kind is "meat" or "poultry") ? [] : ["meat"];
        if (food.IsFromWater)
            return others.Any(other => other.Food is { IsFromWater: true } && other.Kind is "fish" or "shellfish") ? [] : ["fish", "seafood", "shellfish"];
        if (food.Kind == "egg" && !others.Any(other => other.Kind == "egg"))
            return ["egg", "egg yolk", "yolk"];
        if (food.Name.EndsWith(" flour", StringComparison.Ordinal) && !others.Any(other => other.Item.EndsWith("flour", StringComparison.Ordinal)))
            return ["flour"];
        return food.Contains.Contains("alcohol") ? ["alcohol", "wine"] : [];
    }

    /// <summary>"Sage butter" becomes "vegan sage butter": the label goes before what describes the food.</summary>
    private static void Put(StringBuilder text, string name)
    {
        var label = Array.Find(Labels, label => name.StartsWith(label + " ", StringComparison.Ordinal));
        var before = text.ToString().TrimEnd();
        var word = before[(before.LastIndexOf(' ') + 1)..];
        if (label is not null && word is "herb" or "sage" or "thyme" or "soft" or "melted" or "cold" or "hot" or "warm")
            text.Length = before.Length - word.Length;
        else
        {
            text.Append(name);
            return;
        }
        text.Append(label).Append(' ').Append(word).Append(name, label!.Length, name.Length - label.Length);
    }

    /// <summary>"is" or "are" as the new name wants it; gives the place in the text from which to go on.</summary>
    private int Agree(string text, int at, StringBuilder changed)
    {
        var (old, now) = plural ? (" is ", " are ") : (" are ", " is ");
        if (string.CompareOrdinal(text, at, old, 0, old.Length) != 0)
            return at;
        changed.Append(now);
        return at + old.Length;
    }

    /// <summary>"Minced beef" says a title's "beef", "ground sunflower seeds" its "seed" and "chicken breast" its "chicken".</summary>
    private static string Short(string name)
    {
        if (Array.Find(Cuts, cut => name.EndsWith(cut, StringComparison.Ordinal)) is { } cut)
            return name[..^cut.Length];
        return Array.Find(Manners, manner => name.StartsWith(manner, StringComparison.Ordinal)) is { } manner ? name[manner.Length..] : name;
    }

    private static string Headed(string title, string said, string name) => title.StartsWith(said, StringComparison.Ordinal) || title.Contains("roast " + said, StringComparison.Ordinal) ? Short(name) : name;

    /// <summary>A title that came to say one thing twice says it once.</summary>
    private static string Once(string title)
    {
        var halves = title.Split(" and ");
        return halves.Length == 2 && halves[0].EndsWith(halves[1], StringComparison.Ordinal) ? halves[0] : title;
    }
}
