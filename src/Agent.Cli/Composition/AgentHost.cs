using Agent.Core;
using Agent.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Agent.Cli.Composition;

/// <summary>The agent of the command line, composed as any other host would.</summary>
internal static class AgentHost
{
    public static IHost Build(Surroundings surroundings, RunSettings run)
    {
        var settings = AgentSettings.Read(surroundings);
        // Empty: no settings file of the current folder, which may be a stranger's, has a say in what the agent may do.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "agent", ContentRootPath = surroundings.ProgramFolder });
        builder.Services.AddSingleton<IHostLifetime, OwnSignals>();
        builder.Services.AddSingleton(surroundings.Time);
        builder.Services.AddSingleton(run);
        var agent = builder.Services.AddAgent(options => AgentSettings.Apply(options, surroundings, run, settings))
            .WithStandardTools(surroundings.Library, surroundings.FullPath(run.Workspace ?? "workspace"), surroundings.Memory)
            .WithGgufModel(() => ModelSearch.Of(surroundings, run, settings));
        surroundings.Compose?.Invoke(agent);
        return builder.Build();
    }
}
