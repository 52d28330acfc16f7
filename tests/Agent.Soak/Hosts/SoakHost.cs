using Agent.Cli;
using Agent.Cli.Commands;
using Agent.Core;
using Agent.Core.Journals;
using Agent.Core.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Agent.Soak.Hosts;

/// <summary>The agent's own command line, with the tale in the model's place and, if so told by its environment, an end or a fault.</summary>
internal static class SoakHost
{
    public const string DoomVariable = "AGENT_SOAK_DOOM";
    public const string ModelVariable = "AGENT_SOAK_MODEL";
    public const string FaultVariable = "AGENT_SOAK_FAULT";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var signals = new StopSignals();
        var surroundings = Surroundings.OfThisProcess(signals);
        return await CommandLine.RunAsync(arguments, surroundings with { Compose = agent => Compose(agent, surroundings) });
    }

    private static void Compose(AgentBuilder agent, Surroundings surroundings)
    {
        var doom = Doom.Read(surroundings.Variable(DoomVariable));
        var fault = Enum.TryParse<Fault>(surroundings.Variable(FaultVariable), out var named) ? named : Fault.None;
        var toolbox = agent.Services.Last(service => service.ServiceType == typeof(IToolbox)).ImplementationFactory!;
        agent.Services.Replace(ServiceDescriptor.Singleton<IToolbox>(provider => new DoomedToolbox((IToolbox)toolbox(provider), doom, fault)));
        if (surroundings.Variable(ModelVariable) is null)
            agent.WithModel(new TaleModel(), TaleModel.Card);
        agent.WithJournals(new DoomedJournals(new JournalFolder(surroundings.Runs, surroundings.Time), doom, fault));
    }
}
