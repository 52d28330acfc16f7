namespace Agent.Tools.Diets;

/// <summary>How a goal stands to a thing that it names.</summary>
internal enum Liking
{
    /// <summary>It is to be in the work.</summary>
    Wanted,
    /// <summary>It is to be left out.</summary>
    Unwanted,
    /// <summary>The words allow both.</summary>
    Unclear,
}
