namespace Agent.Tools.Diets;

/// <summary>A line that does not keep a diet.</summary>
/// <param name="Line">The line as it stands, without its list mark.</param>
/// <param name="Food">The food that breaks the diet.</param>
/// <param name="Sentence">What is wrong, for whoever mends it.</param>
public sealed record DietBreach(string Line, string Food, string Sentence);
