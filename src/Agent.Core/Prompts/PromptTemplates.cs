using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;

namespace Agent.Core.Prompts;

/// <summary>What we say to the model: the files of <c>prompts/</c> as Semantic Kernel templates with strict variables.</summary>
public sealed partial class PromptTemplates
{
    private static readonly KernelPromptTemplateFactory Factory = new() { AllowDangerouslySetContent = true };
    private static readonly Kernel NoFunctions = new();
    private readonly FrozenDictionary<string, Template> templates;

    private PromptTemplates(IEnumerable<KeyValuePair<string, string>> texts)
    {
        templates = texts.ToFrozenDictionary(text => text.Key, text => Compile(text.Value));
    }

    /// <summary>The templates that are part of this build.</summary>
    public static PromptTemplates BuiltIn { get; } = Of(typeof(PromptTemplates).Assembly);

    /// <summary>SHA-256 of each template's text, by name: a journal names the prompts that it was made with.</summary>
    public IReadOnlyDictionary<string, string> Hashes
        => templates.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Value.Hash);

    /// <summary>The templates that another assembly brings for a reader of its own.</summary>
    public static PromptTemplates Of(Assembly assembly) => new(Embedded(assembly));

    /// <summary>Templates from files named <c>NAME.md</c> of a folder, over those that are built in.</summary>
    public static PromptTemplates From(string folder)
    {
        var texts = Embedded(typeof(PromptTemplates).Assembly).ToDictionary();
        foreach (var file in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
            texts[Path.GetFileNameWithoutExtension(file)] = Trimmed(File.ReadAllText(file));
        return new PromptTemplates(texts);
    }

    /// <summary>Renders a template. A variable that the template uses and the caller did not give is an error, not an empty string.</summary>
    public Prompt Render(string name, IReadOnlyDictionary<string, string> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (!templates.TryGetValue(name, out var template))
            throw new PromptException($"There is no prompt '{name}'. The prompts are: {string.Join(", ", templates.Keys.Order(StringComparer.Ordinal))}.");
        if (template.Variables.FirstOrDefault(v => !variables.ContainsKey(v)) is { } missing)
            throw new PromptException($"The prompt '{name}' uses the variable '{missing}', which was not given.");
        var arguments = new KernelArguments();
        foreach (var (key, value) in variables)
            arguments[key] = value;
        // Without functions in the kernel a template only joins text, so the task is complete when it is returned.
        var rendered = template.Compiled.RenderAsync(NoFunctions, arguments).GetAwaiter().GetResult();
        return new Prompt(name, rendered);
    }

    private static Template Compile(string text)
    {
        var config = new PromptTemplateConfig(text) { AllowDangerouslySetContent = true };
        return new Template(
            Factory.Create(config),
            [.. Variable().Matches(text).Select(m => m.Groups[1].Value).Distinct()],
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private static IEnumerable<KeyValuePair<string, string>> Embedded(Assembly assembly)
    {
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("prompts/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new(name["prompts/".Length..], Trimmed(reader.ReadToEnd()));
        }
    }

    // A file ends in a line break; a message does not.
    private static string Trimmed(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    [GeneratedRegex(@"\{\{\s*\$(\w+)\s*\}\}")]
    private static partial Regex Variable();

    private sealed record Template(IPromptTemplate Compiled, IReadOnlyList<string> Variables, string Hash);
}
