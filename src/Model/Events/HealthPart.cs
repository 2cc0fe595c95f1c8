namespace Plimsoll.Model.Events;

/// <summary>What a report of health is about. Stable numbers: they stand in journals.</summary>
public enum HealthPart : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The journal takes records.</summary>
    Journal = 1,

    /// <summary>Market data come in; of the event's instrument.</summary>
    Feed = 2,

    /// <summary>Own orders and positions agree with those of the venue.</summary>
    Reconciliation = 3,

    /// <summary>The clock is right; the value is its error in nanoseconds.</summary>
    Clock = 4,

    /// <summary>The venue's sequence numbers have no gap; of the event's instrument.</summary>
    Sequence = 5,

    /// <summary>The regime the market is in, as a number; of the event's instrument.</summary>
    Regime = 6,

    /// <summary>Own records contradict each other: something happened that cannot be.</summary>
    State = 7,
}
