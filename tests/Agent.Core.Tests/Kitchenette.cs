using System.ComponentModel;
using System.Text.Json;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Policies;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Testing;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Agent.Core.Tests;

/// <summary>A whole small agent for a test: real loop, real journal, real kernel functions over a dictionary of files, and a script in the model's place.</summary>
internal sealed class Kitchenette : IDeliverables
{
    public Dictionary<string, string> Files { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public MemoryJournal Journal => field ??= new(Time);

    public Checks Checks { get; init; } = new([new TextChecks(), new FormCheck(), new ServesCheck()]);

    public Budget Budget { get; init; } = new();

    public Grant Grant { get; init; } = Grant.Default;

    public int ContextLength { get; init; } = 100_000;

    public async Task<Run> RunAsync(string goal, IChatClient model, CancellationToken cancellationToken = default)
    {
        var toolbox = Toolbox();
        var run = await Loop(toolbox, model).StartAsync(
            new RunHeader
            {
                Goal = goal, Model = ScriptedModel.Card with { ContextLength = ContextLength }, Seed = 7, Budget = Budget, Grant = Grant,
                Tools = [.. toolbox.Tools, Tool.GiveUp], Prompts = PromptTemplates.BuiltIn.Hashes, Stated = Checks.Stated(new Goal(goal)),
            },
            cancellationToken);
        // Every run of every test is replayed to the same facts, whatever the test is about.
        await Replay.RunAsync(Journal.Facts, PromptTemplates.BuiltIn, Checks);
        return run;
    }

    /// <summary>Goes on with a run of these facts as another process would.</summary>
    public async Task<Run> GoOnAsync(IEnumerable<Fact> facts, RunResumed resumed, ScriptedModel model, CancellationToken cancellationToken = default)
    {
        foreach (var fact in facts)
            Journal.Take(fact);
        var run = await Loop(Toolbox(), model).ResumeAsync(Run.Fold(Journal.Facts), resumed, cancellationToken);
        await Replay.RunAsync(Journal.Facts, PromptTemplates.BuiltIn, Checks);
        return run;
    }

    private Toolbox Toolbox()
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(new Shelf(Files), "shelf");
        return new Toolbox(kernel);
    }

    private AgentLoop Loop(Toolbox toolbox, IChatClient model)
        => new(new Perform(model, toolbox, this, Checks, PromptTemplates.BuiltIn), Journal);

    public IEnumerable<T> Facts<T>() where T : Fact => Journal.Facts.OfType<T>();

    public Task<string?> ReadAsync(string file, CancellationToken cancellationToken) => Task.FromResult(Files.GetValueOrDefault(file));

    public static string Brief(string file, params (string Check, string Value)[] criteria) => JsonSerializer.Serialize(new
    {
        reach = "yes", role = "clerk", subject = "a test", file, criteria = criteria.Select(c => new { check = c.Check, value = c.Value }),
    });

    public static string Plan(params (string Tool, string Instruction)[] steps)
        => JsonSerializer.Serialize(new { steps = steps.Select(s => new { tool = s.Tool, instruction = s.Instruction }) });

    public static string Act(string tool, object args) => JsonSerializer.Serialize(new { thought = "go on", tool, args });

    public static string Write(string path, string content) => Act("write_file", new { path, content });

    public static string Critique(string verdict, string fix = "", string same = "yes") => JsonSerializer.Serialize(new
    {
        compare = new[] { new { criterion = "all", found = "it", same } }, verdict, fix,
    });

    internal sealed class Shelf(Dictionary<string, string> files)
    {
        [KernelFunction("read_file"), Description("Reads a file."), Touches(Effect.ReadWorkspace, Idempotent = true)]
        public ToolResult Read(string path) => files.TryGetValue(path, out var text)
            ? new(text, Used: [path])
            : throw new ToolRefusedException("not_found", $"There is no file '{path}'.");

        [KernelFunction("write_file"), Description("Writes a file."), Touches(Effect.WriteWorkspace, Idempotent = true)]
        public string Write(string path, string content)
        {
            files[path] = content;
            return $"Wrote {path}.";
        }

        [KernelFunction("append_file"), Description("Adds to a file."), Touches(Effect.WriteWorkspace)]
        public string Append(string path, string content)
        {
            files[path] = files.GetValueOrDefault(path) + content;
            return $"Added to {path}.";
        }

        [KernelFunction("launch"), Description("Executes something.")]
        public static string Launch() => "launched";
    }
}
