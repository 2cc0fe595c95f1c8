namespace Plimsoll.Model.Calendars;

/// <summary>
/// One regular session for each UTC day, without a gap. Everything is computed, so that a program that trades
/// around the clock builds no table and loads no time zones.
/// </summary>
internal sealed class ContinuousSessions : SessionTable
{
    private const long DayNs = 86_400_000_000_000;

    /// <summary>Whole days from the epoch that a signed 64-bit nanosecond count can hold: to 2262-04-11.</summary>
    private const int DayCount = (int)(long.MaxValue / DayNs);

    /// <inheritdoc/>
    public override long KnownFromNs => 0;

    /// <inheritdoc/>
    public override long KnownToNs => DayCount * DayNs;

    /// <inheritdoc/>
    public override int FirstDay => DayNumber.FromDaysSinceEpoch(0);

    /// <inheritdoc/>
    public override int LastDay => DayNumber.FromDaysSinceEpoch(DayCount - 1);

    /// <inheritdoc/>
    public override int Count => DayCount;

    /// <inheritdoc/>
    public override Session At(int index)
    {
        long openNs = index * DayNs;
        return new Session(
            DayNumber.FromDaysSinceEpoch(index), openNs, openNs + DayNs, SessionKind.Regular, IsEarlyClose: false);
    }

    /// <inheritdoc/>
    public override int IndexAt(long timeNs, int hint) => timeNs < 0 ? 0 : (int)(timeNs / DayNs);

    /// <inheritdoc/>
    public override int FirstIndexOfDay(int tradingDay) => DayNumber.ToDaysSinceEpoch(tradingDay);
}
