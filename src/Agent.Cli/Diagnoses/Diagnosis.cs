namespace Agent.Cli.Diagnoses;

public enum Health
{
    Ok,
    Warn,
    Fail,
}

/// <summary>What one check found, and the fix where one is needed.</summary>
public sealed record Diagnosis(string Check, Health Health, string Found, string Fix = "");
