using System.Globalization;
using System.Text.Json.Serialization;
using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Policies;
using Agent.Core.Tools;

namespace Agent.Core.Journals;

/// <summary>All that a run depends on, written before its first move.</summary>
public sealed record RunHeader
{
    /// <summary>The most files of the workspace that a header names.</summary>
    public const int MostFiles = 50;

    /// <summary>The run's name, under which its journal is kept; empty for a run that is kept nowhere.</summary>
    public string Id { get; init; } = "";
    /// <summary>As it was said.</summary>
    public required string Goal { get; init; }
    /// <summary>The goal with its slips of the finger mended, which is what is worked on; null where it is as it was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Meant { get; init; }
    public required ModelCard Model { get; init; }
    public required ulong Seed { get; init; }
    public required Budget Budget { get; init; }
    public required Grant Grant { get; init; }
    public required IReadOnlyList<Tool> Tools { get; init; }
    /// <summary>SHA-256 of every prompt template, by name.</summary>
    public required IReadOnlyDictionary<string, string> Prompts { get; init; }
    /// <summary>What was remembered of earlier runs, one note a line; empty when nothing.</summary>
    public string Notes { get; init; } = "";
    /// <summary>The criteria that code read from the goal, so that no brief lacks them; none in journals of before that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Criterion>? Stated { get; init; }
    /// <summary>Files that stood in the workspace when the run began, those first that the goal names, and no more than <see cref="MostFiles"/>; null in journals of before that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Files { get; init; }
    /// <summary>The work on files that code read from the goal; null when its words leave something open, and in journals of before that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Chore? Chore { get; init; }
    public SamplerCard? Sampler { get; init; }
    /// <summary>The version of the rules that decide each call.</summary>
    public string Policy { get; init; } = "";
    /// <summary>The walls round what a tool executes; <c>none</c> when no tool can execute anything.</summary>
    public string Sandbox { get; init; } = "";
    /// <summary>The folder in which files are read and written; empty when the tools have none.</summary>
    public string Workspace { get; init; } = "";
    /// <summary>The version of the program that made the run.</summary>
    public string Build { get; init; } = "";
    /// <summary>The run that this one was forked from; null for one that began by itself.</summary>
    public ForkPoint? Parent { get; init; }
}

/// <summary>The model of a run: its name, why it was chosen, its file's digest and how many tokens it can hold.</summary>
public sealed record ModelCard(string Name, string Chosen, string Sha256, int ContextLength)
{
    /// <summary>Where the file was; null for a model that is no file here.</summary>
    public string? File { get; init; }

    /// <summary>Whether the model learned certain work alone: of work on files it can do what code reads from a goal, and cannot judge the rest. False in journals of before that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Narrow { get; init; }

    /// <summary>What is applied to the model; null where nothing is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AdapterCard? Adapter { get; init; }

    /// <summary>Who answers, for a person: the model's name and that of its adapter.</summary>
    [JsonIgnore]
    public string FullName => Adapter is null ? Name : $"{Name} with {Adapter.Name}";

    /// <summary>What says the same to the same request has the same: the digests of the files, and how much of the adapter is applied.</summary>
    [JsonIgnore]
    public string Identity => Adapter is null ? Sha256 : string.Create(CultureInfo.InvariantCulture, $"{Sha256}+{Adapter.Sha256}*{Adapter.Scale}");

    /// <summary>The model for a message, with the digests.</summary>
    [JsonIgnore]
    public string Described => Adapter is null
        ? $"'{Name}' (sha256 {Sha256})"
        : string.Create(CultureInfo.InvariantCulture, $"'{Name}' (sha256 {Sha256}) with the adapter '{Adapter.Name}' (sha256 {Adapter.Sha256}, scale {Adapter.Scale})");
}

/// <summary>An adapter that is applied to a model: its name, its file's digest and how much of it is applied, 1 for as much as it was trained for.</summary>
public sealed record AdapterCard(string Name, string Sha256, float Scale)
{
    /// <summary>Where the file was; null for one that is no file here.</summary>
    public string? File { get; init; }
}

/// <summary>How replies are drawn: the temperature of a first try, of one after a failure, and where several replies are as right; and the share of the likeliest token below which none is drawn.</summary>
public sealed record SamplerCard(double First, double AfterFailure, double Open, double MinP)
{
    /// <summary>Whether a reply where several are as right is decoded from a code point, so that consecutive seeds spread over what is likely; null in journals of before that.</summary>
    public bool? Arithmetic { get; init; }

    /// <summary>Whether the seed alone says which recipe is read for a goal that leaves the dish open; null in journals of before that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Even { get; init; }
}
