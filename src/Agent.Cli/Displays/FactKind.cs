using System.Reflection;
using System.Text.Json.Serialization;
using Agent.Core.Journals;

namespace Agent.Cli.Displays;

/// <summary>The name by which a journal knows a kind of fact, such as <c>tool.called</c>.</summary>
public static class FactKind
{
    private static readonly Dictionary<Type, string> Names = typeof(Fact).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    public static string Of(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Names[fact.GetType()];
    }
}
