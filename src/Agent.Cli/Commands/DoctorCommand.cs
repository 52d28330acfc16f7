using System.CommandLine;
using System.Text.Json.Nodes;
using Agent.Cli.Diagnoses;
using Agent.Cli.Errors;

namespace Agent.Cli.Commands;

/// <summary><c>agent doctor</c>: whether a run could work here, and what to do where it could not.</summary>
internal static class DoctorCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("doctor", "Check whether a run could work here") { Options.Model, Options.Adapter, Options.AdapterScale, Options.Workspace };
        command.SetAction((parsed, cancellationToken) => CheckAsync(surroundings, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> CheckAsync(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var findings = await Doctor.ExamineAsync(surroundings, Options.ModelOf(parsed) with { Workspace = parsed.GetValue(Options.Workspace) }, cancellationToken);
        var ready = findings.All(finding => finding.Health != Health.Fail);
        new Report(surroundings, parsed.GetValue(Options.Output)).Rows(
            "checks",
            [.. findings.Select(finding => new JsonObject
            {
                ["check"] = finding.Check, ["health"] = finding.Health.ToString().ToLowerInvariant(), ["found"] = finding.Found, ["fix"] = finding.Fix,
            })],
            row => $"{row["health"],-6}{row["check"],-12}{row["found"]} {row["fix"]}",
            ready);
        return (int)(ready ? ExitCode.Met : ExitCode.Environment);
    }
}
