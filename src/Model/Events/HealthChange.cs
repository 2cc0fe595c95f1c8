using System.Runtime.InteropServices;

namespace Plimsoll.Model.Events;

/// <summary>
/// What changed in the kernel's surroundings: 56 bytes, the body of <see cref="EventKind.HealthChange"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 56)]
public readonly record struct HealthChange
{
    private readonly long timeNs;
    private readonly long value;
    private readonly byte part;
    private readonly byte level;
    private readonly byte isForOne;

    /// <summary>Makes a report.</summary>
    /// <param name="timeNs">When. Nanoseconds since the epoch, UTC.</param>
    /// <param name="part">What it is about.</param>
    /// <param name="level">How well it is.</param>
    /// <param name="value">What belongs to it: the clock's error in nanoseconds, the number of the regime.</param>
    /// <param name="isForOneInstrument">Whether it is about the event's instrument alone.</param>
    public HealthChange(
        long timeNs, HealthPart part, HealthLevel level, long value = 0, bool isForOneInstrument = false)
    {
        this.timeNs = timeNs;
        this.part = (byte)part;
        this.level = (byte)level;
        this.value = value;
        isForOne = isForOneInstrument ? (byte)1 : (byte)0;
    }

    /// <summary>When. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs => timeNs;

    /// <summary>What it is about.</summary>
    public HealthPart Part => (HealthPart)part;

    /// <summary>How well it is.</summary>
    public HealthLevel Level => (HealthLevel)level;

    /// <summary>What belongs to it: the clock's error in nanoseconds, the number of the regime.</summary>
    public long Value => value;

    /// <summary>Whether it is about the event's instrument alone, and not about all.</summary>
    public bool IsForOneInstrument => isForOne != 0;
}
