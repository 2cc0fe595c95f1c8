namespace Plimsoll.Kernel.Ports;

/// <summary>
/// Whether what happens can be written down. Anything but <see cref="Sound"/> means: no new risk, cancels and exits
/// allowed, alarm.
/// </summary>
public enum JournalHealth
{
    /// <summary>All is well.</summary>
    Sound = 0,

    /// <summary>The last sync took longer than its deadline; ends with the next one that is in time.</summary>
    Stalled = 1,

    /// <summary>The disk is full and the reserve is being used; ends when the journal is opened again.</summary>
    DiskFull = 2,

    /// <summary>A write or sync failed: nothing is written any more until the journal is opened again.</summary>
    Failed = 3,
}
