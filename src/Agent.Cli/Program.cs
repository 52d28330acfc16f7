using Agent.Cli;
using Agent.Cli.Commands;

using var signals = new StopSignals();
return await CommandLine.RunAsync(args, Surroundings.OfThisProcess(signals));
