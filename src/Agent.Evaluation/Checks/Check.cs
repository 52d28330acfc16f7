using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using Agent.Core.Goals;

namespace Agent.Evaluation.Checks;

/// <summary>One thing that must hold of what a run leaves, decided by code and by code alone.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "check")]
[JsonDerivedType(typeof(FileExists), "file_exists")]
[JsonDerivedType(typeof(FileAbsent), "file_absent")]
[JsonDerivedType(typeof(Unchanged), "unchanged")]
[JsonDerivedType(typeof(NothingWritten), "nothing_written")]
[JsonDerivedType(typeof(Contains), "contains")]
[JsonDerivedType(typeof(Lacks), "lacks")]
[JsonDerivedType(typeof(Mentions), "mentions")]
[JsonDerivedType(typeof(EqualTo), "equals")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Matches), "matches")]
[JsonDerivedType(typeof(AtJsonPath), "json_path")]
[JsonDerivedType(typeof(NumberWithin), "number")]
[JsonDerivedType(typeof(Form), "form")]
[JsonDerivedType(typeof(Serves), "serves")]
[JsonDerivedType(typeof(AmountsFit), "amounts")]
[JsonDerivedType(typeof(DietKept), "diet")]
[JsonDerivedType(typeof(Without), "without")]
[JsonDerivedType(typeof(Cites), "cites")]
[JsonDerivedType(typeof(SourcesRead), "sources_read")]
[JsonDerivedType(typeof(Quotes), "quotes")]
[JsonDerivedType(typeof(AnswerContains), "answer_contains")]
[JsonDerivedType(typeof(Remembers), "remembers")]
public abstract record Check
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(Check).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!);

    private protected Check() { }

    /// <summary>The name by which a goal file asks for it.</summary>
    [JsonIgnore]
    public string Name => Names[GetType()];

    /// <summary>Whether the brief asks for it too. Where it does not, the run never knew.</summary>
    public virtual bool IsIn(Brief brief) => true;

    /// <summary>What is wrong, in one sentence, or null when the check holds.</summary>
    public abstract string? Fault(Evidence left);
}
