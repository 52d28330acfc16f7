using Agent.Tools.Libraries;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>The tools that every run has, in the order in which the built-in model learned to hear of them.</summary>
public static class StandardTools
{
    /// <summary>A kernel with the library and its recipes, the files, texts, tables, lines and rows of a workspace and the memory as plugins.</summary>
    public static Kernel Kernel(Library library, Workspace workspace, string memoryFile)
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(new LibraryTools(library), "library");
        kernel.Plugins.AddFromObject(new RecipeTools(library, workspace), "recipes");
        kernel.Plugins.AddFromObject(new MenuTools(library, workspace), "menus");
        kernel.Plugins.AddFromObject(new AnswerTools(library, workspace), "answers");
        kernel.Plugins.AddFromObject(new FileTools(workspace), "files");
        kernel.Plugins.AddFromObject(new TextTools(workspace), "texts");
        kernel.Plugins.AddFromObject(new TableTools(workspace), "tables");
        kernel.Plugins.AddFromObject(new LineTools(workspace), "lines");
        kernel.Plugins.AddFromObject(new RowTools(workspace), "rows");
        kernel.Plugins.AddFromObject(new MemoryTools(memoryFile), "memory");
        return kernel;
    }
}
