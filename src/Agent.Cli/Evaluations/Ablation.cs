using Agent.Core.Critiques;
using Agent.Core.Models;
using Agent.Tools.Libraries;
using Microsoft.Extensions.AI;

namespace Agent.Cli.Evaluations;

/// <summary>What is taken away from a run, so that a figure with it and one without it show what it does.</summary>
internal sealed class Ablation(IReadOnlyList<string> names)
{
    public const string OfChecks = "checks", OfCritique = "critique", OfGrammar = "grammar", OfLibrary = "library";

    public static IReadOnlyList<string> All { get; } = [OfChecks, OfCritique, OfGrammar, OfLibrary];

    public IReadOnlyList<string> Names { get; } = [.. names.Order(StringComparer.Ordinal)];

    public Model Of(Model model) => model with
    {
        Client = new Lesser(model.Client, Names.Contains(OfCritique), Names.Contains(OfGrammar)),
    };

    /// <summary>Without checks a run is told of no fault by code; a suite judges it with its own all the same.</summary>
    public Checks Of(Checks checks) => Names.Contains(OfChecks) ? checks.ReadersOnly : checks;

    public Library Of(Library library) => Names.Contains(OfLibrary) ? Agent.Tools.Libraries.Library.Of([]) : library;

    private sealed class Lesser(IChatClient model, bool withoutCritique, bool withoutGrammar) : DelegatingChatClient(model)
    {
        private const string Agreed = """{"compare":[{"criterion":"not asked","found":"","same":"yes"}],"verdict":"met","fix":""}""";

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (withoutCritique && options?.ResponseFormat is ChatResponseFormatJson { SchemaName: "Critique" })
                return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Agreed)));
            if (!withoutGrammar || options is null)
                return base.GetResponseAsync(messages, options, cancellationToken);
            var free = options.Clone();
            free.ResponseFormat = null;
            return base.GetResponseAsync(messages, free, cancellationToken);
        }
    }
}
