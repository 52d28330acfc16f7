namespace Agent.Core.Tools;

/// <summary>The most that a tool can touch.</summary>
public enum Effect
{
    Pure,
    ReadLibrary,
    ReadWorkspace,
    WriteWorkspace,
    Memory,
    Network,
    Execute,
}
