using System.ComponentModel;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Answers that quote what was read: the model says which sentence, and neither the sentence nor its source can be made up.</summary>
public sealed class AnswerTools(Library library, Workspace workspace)
{
    [KernelFunction("answer"), Description("Writes a sentence that was read, with its source.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true, Forms = "answer")]
    public async Task<ToolResult> AnswerAsync(
        [Description("The sentence, as it stands in the library.")] string sentence,
        [Description("File to write, e.g. answer.md.")] string to,
        CancellationToken cancellationToken = default)
    {
        var source = library.SourceOf(sentence)
            ?? throw new ToolRefusedException("not_a_quotation", $"No document of the library says '{PlainText.Line(sentence)}'. Quote one of its sentences whole.");
        string[] lines = ["# Answer", "", $"- {sentence}", "", "## Sources", "", $"- {source}", ""];
        try
        {
            await workspace.WriteTextAsync(to, string.Join('\n', lines), cancellationToken);
        }
        catch (WorkspaceException refusal)
        {
            throw new ToolRefusedException(refusal.Reason, refusal.Message);
        }
        return new($"Wrote {to}: {sentence}", new Dictionary<string, IReadOnlyList<string>> { ["read_file.path"] = [to] });
    }
}
