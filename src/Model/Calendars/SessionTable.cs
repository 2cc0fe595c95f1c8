namespace Plimsoll.Model.Calendars;

/// <summary>The ordered sessions of a calendar, addressed by index; they never overlap.</summary>
internal abstract class SessionTable
{
    /// <summary>First known instant, nanoseconds since the epoch, UTC.</summary>
    public abstract long KnownFromNs { get; }

    /// <summary>First instant after the known range: the close of the last session.</summary>
    public abstract long KnownToNs { get; }

    /// <summary>First trading day that can be asked for, yyyymmdd; it may be a holiday.</summary>
    public abstract int FirstDay { get; }

    /// <summary>Last trading day, yyyymmdd.</summary>
    public abstract int LastDay { get; }

    /// <summary>Number of sessions.</summary>
    public abstract int Count { get; }

    /// <summary>The session at an index from 0 to <see cref="Count"/> - 1.</summary>
    public abstract Session At(int index);

    /// <summary>
    /// Index of the first session that closes after the time; <see cref="Count"/> when there is none.
    /// The hint is the answer to an earlier question; a hint a few sessions back makes the answer O(1).
    /// </summary>
    public abstract int IndexAt(long timeNs, int hint);

    /// <summary>Index of the first session whose trading day is the given one or a later one.</summary>
    public abstract int FirstIndexOfDay(int tradingDay);
}
