using System.Globalization;
using Agent.Core.Goals;

namespace Agent.Evaluation.Checks;

/// <summary>It has the shape of a recipe, a menu, a list, an answer or a text.</summary>
public sealed record Form(string Value) : TextCheck
{
    public override bool IsIn(Brief brief) => brief?.Value(CheckKind.Form) == Value;

    private protected override string? FaultIn(string text, Evidence left) => left.Judge(CheckKind.Form, Value, text);
}

/// <summary>It says that it is for so many people.</summary>
public sealed record Serves(int People) : TextCheck
{
    public override bool IsIn(Brief brief) => brief?.Value(CheckKind.Serves) == People.ToString(CultureInfo.InvariantCulture);

    private protected override string? FaultIn(string text, Evidence left) => left.Judge(CheckKind.Serves, People.ToString(CultureInfo.InvariantCulture), text);
}

/// <summary>Every food in it keeps the diet, by the table of foods.</summary>
public sealed record DietKept(string Diet) : TextCheck
{
    public override bool IsIn(Brief brief) => brief?.Value(CheckKind.Diet) is not null || brief?.Value(CheckKind.Lacks) is not null;

    private protected override string? FaultIn(string text, Evidence left) => left.Judge(CheckKind.Diet, Diet, text);
}

/// <summary>The food is not in it, by any of its names; "without onions" may be said.</summary>
public sealed record Without(string Food) : TextCheck
{
    public override bool IsIn(Brief brief) => brief?.Value(CheckKind.Diet) is not null || brief?.Value(CheckKind.Lacks) is not null;

    private protected override string? FaultIn(string text, Evidence left) => left.Judge(CheckKind.Diet, $"no {Food}", text);
}
