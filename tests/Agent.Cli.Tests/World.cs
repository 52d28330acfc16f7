using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Cli.Commands;
using Agent.Cli.Composition;
using Agent.Cli.Tests.Proofs;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Cli.Tests;

/// <summary>The program in a world of its own: folders that go away, a clock that stands still, a model that keeps to a script.</summary>
internal sealed class World : IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly World? before;
    private readonly Dictionary<string, string> variables = [];
    private readonly HashSet<(string, long)> kept = [];
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 4, 5, 10, 0, 0, TimeSpan.Zero));

    public World(params string[] replies)
    {
        folder = new();
        Model = new ScriptedModel(replies);
        Directory.CreateDirectory(folder["here"]);
        File.CreateSymbolicLink(folder["library"], Path.Combine(AppContext.BaseDirectory, "library"));
    }

    private World(World before, TimeSpan after, string[] replies)
    {
        (this.before, folder, kept) = (before, before.folder, before.kept);
        Model = new ScriptedModel(replies);
        time = new(before.time.Start + after);
    }

    public ScriptedModel? Model { get; set; }

    /// <summary>Models that are there beside that one, by the name of their file, or by MODEL+ADAPTER.</summary>
    public Dictionary<string, ScriptedModel> Models { get; } = [];

    public ModelCard Card { get; set; } = ScriptedModel.Card;

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>The current folder.</summary>
    public string Here => folder["here"];

    public string Home => folder["home"];

    public string ProgramFolder => folder.Path;

    public string Input { get; set; } = "";

    public bool ErrorIsTerminal { get; set; }

    public CancellationTokenSource Stop { get; } = new();

    /// <summary>The journal of the one run.</summary>
    public string Journal => Directory.GetFiles(Home, "journal.jsonl", SearchOption.AllDirectories).Single();

    public JsonNode Document => JsonNode.Parse(Out)!;

    public string this[string variable] { set => variables[variable] = value; }

    /// <summary>Lets the clock go on.</summary>
    public void Advance(TimeSpan time) => this.time.Advance(time);

    /// <summary>The same folders, another process.</summary>
    public World Later(params string[] replies) => new(this, TimeSpan.Zero, replies);

    public World Later(string[] replies, TimeSpan after) => new(this, after, replies);

    /// <summary>What stands in the home now was put there by a test's own hand, and is no run that was made.</summary>
    public void TakeForForged() => kept.UnionWith(Directory.GetFiles(Path.Combine(Home, "runs"), "journal.jsonl", SearchOption.AllDirectories).Select(journal => (journal, new FileInfo(journal).Length)));

    public void SetClockBack(TimeSpan by) => time.AdjustTime(time.GetUtcNow() - by);

    public async Task<int> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLine.RunAsync(arguments, new Surroundings
        {
            In = new StringReader(Input), Out = output, Error = error, ErrorIsTerminal = ErrorIsTerminal,
            Variable = name => name == "AGENT_HOME" ? variables.GetValueOrDefault(name, Home) : variables.GetValueOrDefault(name),
            CurrentFolder = Here, UserFolder = folder["user"], ProgramFolder = ProgramFolder, Time = time, Stop = Stop.Token,
            Compose = Model is null ? null : agent => agent.WithModel(provider => Of(provider.GetRequiredService<RunSettings>())),
        });
        // A run that came as far as an outcome has a journal; going on with one that is over adds nothing.
        if (IsRun(arguments) && exit is not (2 or 4))
            KeptJournals.Keep(Home, kept, exit is 130 or 143 || arguments[0] == "resume" ? null : $"agent {string.Join(' ', arguments)} (exit {exit}: {error})");
        (Out, Error) = (output.ToString(), error.ToString().Replace(folder.Path, "~", StringComparison.Ordinal));
        return exit;
    }

    private Model Of(RunSettings settings)
    {
        var (file, adapter) = (settings.Model, settings.Adapter is null or RunSettings.NoAdapter ? null : settings.Adapter);
        return file is not null && Models.TryGetValue(adapter is null ? file : $"{file}+{adapter}", out var named)
            ? new Model(named, Card with { Name = file, Sha256 = DigestOf(file), Adapter = adapter is null ? null : new AdapterCard(adapter, DigestOf(adapter), 1) })
            : new Model(Model!, Card);
    }

    private static string DigestOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)));

    private static bool IsRun(string[] arguments) => arguments switch
    {
        ["run" or "resume", ..] => !arguments.Contains("--help"),
        [var goal, ..] => goal.Contains(' ', StringComparison.Ordinal),
        _ => false,
    };

    public void Dispose()
    {
        Stop.Dispose();
        if (before is null)
            folder.Dispose();
    }
}
