using Agent.Core.Critiques;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;

namespace Agent.Core;

/// <summary>The agent in a host's container.</summary>
public static class AgentServiceCollectionExtensions
{
    /// <summary>Adds an <see cref="AgentRunner"/>. What it still needs is named on the builder: a model, tools, and where it delivers.</summary>
    public static AgentBuilder AddAgent(this IServiceCollection services, Action<AgentOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<AgentOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AgentOptions>, AgentOptionsValidation>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(PromptTemplates.BuiltIn);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICriterionCheck, FormCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICriterionCheck, ServesCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICriterionCheck, TextChecks>());
        services.TryAddSingleton(provider => new Checks(provider.GetServices<ICriterionCheck>(), provider.GetServices<IGoalReader>()));
        services.TryAddSingleton<IJournals>(provider => new JournalFolder(Options(provider).Runs, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(Toolbox);
        services.TryAddSingleton<Model>(_ => throw Missing("model", ".WithModel(client, card)"));
        services.TryAddSingleton<IDeliverables>(_ => throw Missing("place to deliver to", ".WithDeliverables(...)"));
        services.TryAddSingleton<AgentRunner>();
        return new AgentBuilder(services);
    }

    private static IToolbox Toolbox(IServiceProvider provider)
    {
        var kernel = new Kernel(provider, new KernelPluginCollection(provider.GetServices<KernelPlugin>()));
        return new ResilientToolbox(new Toolbox(kernel), Options(provider).ToolTimeout, provider.GetRequiredService<TimeProvider>());
    }

    private static AgentOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<AgentOptions>>().Value;

    private static InvalidOperationException Missing(string what, string call)
        => new($"The agent has no {what}. Name one: services.AddAgent(){call}");
}
