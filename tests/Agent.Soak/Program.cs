using Agent.Soak;
using Agent.Soak.Hosts;

// With 'host' as its first word this is the agent's own command line with a scripted model, to be killed and resumed; else it is the harness that does so.
return args is ["host", .. var arguments]
    ? await SoakHost.RunAsync(arguments)
    : await SoakCommands.RunAsync(args);
