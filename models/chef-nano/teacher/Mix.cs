namespace ChefNano.Teacher;

/// <summary>How many goals of a hundred are of each kind; the rest are out of reach.</summary>
internal readonly record struct Mix(int Recipes, int Lists, int Menus, int Questions, int Chores)
{
    /// <summary>For lessons by the ten thousand.</summary>
    public static Mix Many => new(Recipes: 40, Lists: 4, Menus: 7, Questions: 20, Chores: 20);

    /// <summary>For a thousand: more of what is said in most ways, less of what code reads from the goal.</summary>
    public static Mix Few => new(Recipes: 52, Lists: 3, Menus: 6, Questions: 17, Chores: 12);
}
