using Agent.Core;
using Agent.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services
    .AddAgent(agent => agent.Budget = agent.Budget with { Steps = 20 })
    .WithGgufModel("models/chef-nano/chef-nano.gguf")
    .WithStandardTools(library: "library", workspace: "workspace", memory: "memory.md");

using var host = builder.Build();
var run = await host.Services.GetRequiredService<AgentRunner>().RunAsync("make an Easter recipe");
Console.WriteLine(run.Outcome!.IsMet ? run.Checked!.Text : run.Outcome.Message);
