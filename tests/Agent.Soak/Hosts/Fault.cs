namespace Agent.Soak.Hosts;

/// <summary>A way to break the program on purpose, so that the harness can show that it would tell.</summary>
public enum Fault
{
    None,
    /// <summary>Calls are made without an intent in the journal.</summary>
    NoIntent,
    /// <summary>A fact is acknowledged before it is written.</summary>
    EarlyAcknowledgement,
    /// <summary>A call of unknown effect is made again in silence.</summary>
    SilentRepeat,
}
