namespace Plimsoll.Kernel.Ports;

/// <summary>
/// Where it is asked whether the journal can be written. The host watches it and brings each change into the kernel as
/// an input, so that a replay sees the change at the same place.
/// </summary>
public interface IJournalHealth
{
    /// <summary>The state right now.</summary>
    JournalHealth Health { get; }
}
