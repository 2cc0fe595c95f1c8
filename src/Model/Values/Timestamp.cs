namespace Plimsoll.Model.Values;

/// <summary>
/// A moment: whole nanoseconds since 1970-01-01T00:00:00 UTC, from 1677 to 2262.
/// <c>default</c> is the epoch itself. Zones exist only in session calendars and on screen.
/// </summary>
public readonly record struct Timestamp : IComparable<Timestamp>
{
    /// <summary>The earliest representable moment; used as "before everything".</summary>
    public static readonly Timestamp Minimum = new(long.MinValue);

    /// <summary>The latest representable moment; used as "never".</summary>
    public static readonly Timestamp Maximum = new(long.MaxValue);

    private Timestamp(long unixNanos) => UnixNanos = unixNanos;

    /// <summary>Nanoseconds since the Unix epoch, UTC; negative before 1970.</summary>
    public long UnixNanos { get; }

    /// <summary>Makes a timestamp of nanoseconds since the Unix epoch.</summary>
    public static Timestamp FromUnixNanos(long unixNanos) => new(unixNanos);

    /// <summary>Makes a timestamp of microseconds since the Unix epoch.</summary>
    /// <exception cref="OverflowException">Outside 1677 to 2262.</exception>
    public static Timestamp FromUnixMicros(long unixMicros) => new(unixMicros * 1_000);

    /// <summary>Makes a timestamp of milliseconds since the Unix epoch.</summary>
    /// <exception cref="OverflowException">Outside 1677 to 2262.</exception>
    public static Timestamp FromUnixMillis(long unixMillis) => new(unixMillis * 1_000_000);

    /// <summary>Makes a timestamp of seconds since the Unix epoch.</summary>
    /// <exception cref="OverflowException">Outside 1677 to 2262.</exception>
    public static Timestamp FromUnixSeconds(long unixSeconds) => new(unixSeconds * 1_000_000_000);

    /// <summary>The moment that lies <paramref name="duration"/> later (earlier when negative).</summary>
    public static Timestamp operator +(Timestamp time, Duration duration) => new(time.UnixNanos + duration.Nanos);

    /// <summary>The moment that lies <paramref name="duration"/> earlier.</summary>
    public static Timestamp operator -(Timestamp time, Duration duration) => new(time.UnixNanos - duration.Nanos);

    /// <summary>The time from <paramref name="start"/> to <paramref name="end"/>; negative if it lies before.</summary>
    public static Duration operator -(Timestamp end, Timestamp start) =>
        Duration.FromNanos(end.UnixNanos - start.UnixNanos);

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.UnixNanos < right.UnixNanos;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.UnixNanos > right.UnixNanos;

    /// <summary>Whether <paramref name="left"/> is not later.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.UnixNanos <= right.UnixNanos;

    /// <summary>Whether <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.UnixNanos >= right.UnixNanos;

    /// <inheritdoc />
    public int CompareTo(Timestamp other) => UnixNanos.CompareTo(other.UnixNanos);

    /// <summary>
    /// ISO 8601 in UTC with only as many fractional digits as needed, e.g. <c>2024-02-01T00:05:00Z</c>.
    /// </summary>
    public override string ToString() => TimestampText.Format(UnixNanos);
}
