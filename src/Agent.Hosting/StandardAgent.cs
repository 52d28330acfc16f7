using Agent.Core;
using Agent.Tools;
using Agent.Tools.Chores;
using Agent.Tools.Libraries;
using Agent.Tools.Spellings;
using Agent.Tools.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Hosting;

/// <summary>The tools of this repository, and the checks that know of food.</summary>
public static class StandardAgent
{
    /// <summary>Search, read and look up in a library, files, texts and tables in a workspace, and notes that outlive a run, in the order in which the built-in model learned to hear of them.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="library">A folder of markdown documents, with a table of foods if recipes and diets are to be checked.</param>
    /// <param name="workspace">The one folder in which files are read and written; what a run delivers lands here.</param>
    /// <param name="memory">The file of the notes; each run reads the latest at its start.</param>
    public static AgentBuilder WithStandardTools(this AgentBuilder agent, string library, string workspace, string memory)
    {
        ArgumentNullException.ThrowIfNull(agent);
        agent.Services
            .AddSingleton(_ => Library.Open(library))
            .AddSingleton(_ => Workspace.Open(workspace))
            .AddSingleton(_ => new MemoryTools(memory))
            .AddOptions<AgentOptions>().Configure<MemoryTools, Workspace>((options, notes, files) =>
            {
                options.Notes = () => Latest(notes.Recall());
                options.Workspace = files.Root;
                options.Spelling = GoalSpelling.In(library) is { } spelling ? spelling.Mended : null;
                options.Chore = new StatedChore(files).OfAsync;
                options.Files = () => files.FilesBelow(FileTools.ListedDepth);
            });
        return agent
            .WithTools<LibraryTools>()
            .WithTools<RecipeTools>()
            .WithTools<MenuTools>()
            .WithTools<AnswerTools>()
            .WithTools<FileTools>()
            .WithTools<TextTools>()
            .WithTools<TableTools>()
            .WithTools<LineTools>()
            .WithTools<RowTools>()
            .WithTools<MemoryTools>()
            .WithChecks(_ => StandardChecks.In(library))
            .WithDeliverables(provider => new Deliverables(provider.GetRequiredService<Workspace>(), memory));
    }

    // A small model's context is short: the three latest notes if they are short enough, and not the history of a life.
    private static string Latest(IReadOnlyList<string> notes)
    {
        const int most = 240;
        var latest = notes.TakeLast(3).Reverse().Aggregate("", (text, note) => text.Length + note.Length < most ? $"{note}\n{text}" : text);
        return latest.TrimEnd('\n');
    }
}
