using Agent.Core;
using Agent.Core.Models;
using Agent.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.LLamaSharp;

/// <summary>A model file as the agent's model, run by llama.cpp in this process.</summary>
public static class LLamaSharpModel
{
    /// <param name="agent">The agent.</param>
    /// <param name="path">A GGUF file.</param>
    public static AgentBuilder WithLLamaSharpModel(this AgentBuilder agent, string path)
        => agent.WithLLamaSharpModel(new LLamaSharpChatOptions { ModelPath = path });

    /// <summary>The file is loaded when the first run needs it, and let go with the host.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="options">Which file, and how to run it.</param>
    public static AgentBuilder WithLLamaSharpModel(this AgentBuilder agent, LLamaSharpChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(agent);
        agent.Services.AddSingleton(_ => new Loaded(options));
        return agent.WithModel(provider => provider.GetRequiredService<Loaded>().Model);
    }

    private sealed class Loaded : IDisposable
    {
        private readonly LLamaSharpChatClient client;

        public Loaded(LLamaSharpChatOptions options)
        {
            var card = GgufCard.Read(new ModelChoice(options.ModelPath, "named by the host, for LLamaSharp"));
            client = new LLamaSharpChatClient(options);
            Model = new Model(new WithinContext(client), card with { ContextLength = client.ContextLength, File = Path.GetFullPath(options.ModelPath) });
        }

        public Model Model { get; }

        public void Dispose() => client.Dispose();
    }
}
