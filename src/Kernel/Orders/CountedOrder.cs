namespace Plimsoll.Kernel.Orders;

/// <summary>What a working order adds to the sums, so that exactly this can be taken out again.</summary>
/// <param name="Flags">As what it counts.</param>
/// <param name="Instrument">Place of its instrument.</param>
/// <param name="Strategy">Place of its strategy.</param>
/// <param name="Lots">What may still trade; 0 of a loose order.</param>
/// <param name="Ticks">The highest limit price it can trade at; 0 of a loose order.</param>
/// <param name="MeetingTicks">The limit price at which an own order could meet it first.</param>
internal readonly record struct CountedOrder(
    CountedFlags Flags, int Instrument, int Strategy, long Lots, long Ticks, long MeetingTicks)
{
    /// <summary>Whether it is in the sums of what could be opened, at its limit price.</summary>
    public bool IsFirm => (Flags & (CountedFlags.Entry | CountedFlags.Loose)) == CountedFlags.Entry;

    public bool Is(CountedFlags flag) => (Flags & flag) != 0;
}
