namespace Plimsoll.Model.Values;

/// <summary>A span of time in whole nanoseconds; may be negative. <c>default</c> is zero.</summary>
public readonly record struct Duration : IComparable<Duration>
{
    /// <summary>No time at all.</summary>
    public static readonly Duration Zero = new(0);

    private Duration(long nanos) => Nanos = nanos;

    /// <summary>Length in nanoseconds; negative when it points back in time.</summary>
    public long Nanos { get; }

    /// <summary>Makes a duration of nanoseconds.</summary>
    public static Duration FromNanos(long nanos) => new(nanos);

    /// <summary>Makes a duration of milliseconds.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration FromMilliseconds(long milliseconds) => new(milliseconds * 1_000_000);

    /// <summary>Makes a duration of seconds.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration FromSeconds(long seconds) => new(seconds * 1_000_000_000);

    /// <summary>Makes a duration of minutes.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration FromMinutes(long minutes) => new(minutes * 60_000_000_000);

    /// <summary>Makes a duration of hours.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration FromHours(long hours) => new(hours * 3_600_000_000_000);

    /// <summary>Makes a duration of 24-hour days.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration FromDays(long days) => new(days * 86_400_000_000_000);

    /// <summary>The sum of two durations.</summary>
    public static Duration operator +(Duration left, Duration right) => new(left.Nanos + right.Nanos);

    /// <summary>The difference of two durations.</summary>
    public static Duration operator -(Duration left, Duration right) => new(left.Nanos - right.Nanos);

    /// <summary>Whether <paramref name="left"/> is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.Nanos < right.Nanos;

    /// <summary>Whether <paramref name="left"/> is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Nanos > right.Nanos;

    /// <summary>Whether <paramref name="left"/> is not longer.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Nanos <= right.Nanos;

    /// <summary>Whether <paramref name="left"/> is not shorter.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Nanos >= right.Nanos;

    /// <inheritdoc />
    public int CompareTo(Duration other) => Nanos.CompareTo(other.Nanos);

    /// <summary>Seconds with as many digits as needed, e.g. <c>90s</c> or <c>0.25s</c>.</summary>
    public override string ToString() =>
        (Nanos / 1_000_000_000m).ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture) + "s";
}
