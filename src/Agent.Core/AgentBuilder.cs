using Agent.Core.Critiques;
using Agent.Core.Journals;
using Agent.Core.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.SemanticKernel;

namespace Agent.Core;

/// <summary>What an agent is made of, named one after another: its model, its tools, its checks and where it delivers.</summary>
public sealed class AgentBuilder(IServiceCollection services)
{
    public IServiceCollection Services { get; } = services;

    /// <summary>Any chat client that can bind its reply to a JSON schema, with the card that the journal will keep.</summary>
    public AgentBuilder WithModel(IChatClient client, ModelCard card) => WithModel(_ => new Model(client, card));

    public AgentBuilder WithModel(Func<IServiceProvider, Model> model) => Replaced(model);

    /// <summary>The kernel functions of a class, made by the container and offered in the order of the calls.</summary>
    public AgentBuilder WithTools<T>() where T : class
    {
        Services.TryAddSingleton<T>();
        Services.AddSingleton(provider => KernelPluginFactory.CreateFromObject(provider.GetRequiredService<T>(), typeof(T).Name));
        return this;
    }

    /// <summary>A plugin that the host already has.</summary>
    public AgentBuilder WithTools(KernelPlugin plugin)
    {
        Services.AddSingleton(plugin);
        return this;
    }

    /// <summary>One more judge of the work; all that answer a criterion must pass.</summary>
    public AgentBuilder WithCheck(Func<IServiceProvider, ICriterionCheck> check)
    {
        Services.AddSingleton(check);
        return this;
    }

    /// <summary>All judges of the work at once, in the order in which they speak, instead of those added one by one.</summary>
    public AgentBuilder WithChecks(Func<IServiceProvider, Checks> checks) => Replaced(checks);

    /// <summary>Where the delivered file is read from, for the checks.</summary>
    public AgentBuilder WithDeliverables(Func<IServiceProvider, IDeliverables> deliverables) => Replaced(deliverables);

    /// <summary>Where the journals go instead of <see cref="AgentOptions.Runs"/>.</summary>
    public AgentBuilder WithJournals(IJournals journals) => Replaced(_ => journals);

    private AgentBuilder Replaced<T>(Func<IServiceProvider, T> made) where T : class
    {
        Services.Replace(ServiceDescriptor.Singleton(made));
        return this;
    }
}
