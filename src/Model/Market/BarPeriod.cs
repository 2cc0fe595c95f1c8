using System.Globalization;

namespace Plimsoll.Model.Market;

/// <summary>
/// The length of a bar: whole seconds, written <c>30s</c>, <c>1m</c>, <c>4h</c>, <c>1d</c>. A day is a trading day of
/// the instrument's calendar (24
/// hours UTC where it never closes). <c>default</c> means "no bars".
/// </summary>
public readonly record struct BarPeriod : IComparable<BarPeriod>
{
    /// <summary>Nanoseconds of a day.</summary>
    public const long DayNs = 86_400_000_000_000;

    /// <summary>One minute.</summary>
    public static readonly BarPeriod OneMinute = new(60_000_000_000);

    /// <summary>One hour.</summary>
    public static readonly BarPeriod OneHour = new(3_600_000_000_000);

    /// <summary>One trading day.</summary>
    public static readonly BarPeriod OneDay = new(DayNs);

    private BarPeriod(long nanos) => Nanos = nanos;

    /// <summary>Nominal length in nanoseconds.</summary>
    public long Nanos { get; }

    /// <summary>Whether the bar is a whole trading day, whose ends come from the calendar.</summary>
    public bool IsDaily => Nanos == DayNs;

    /// <summary>Makes a period of whole seconds, 1 second to 1 day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static BarPeriod FromSeconds(long seconds) =>
        seconds is >= 1 and <= 86_400
            ? new BarPeriod(seconds * 1_000_000_000)
            : throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "1 to 86400 expected");

    /// <summary>Reads <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>1d</c>.</summary>
    /// <returns>False for anything else, and for less than a second or more than a day.</returns>
    public static bool TryParse(string? text, out BarPeriod period)
    {
        period = default;
        if (text is null || text.Length < 2
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture,
            out var count))
        {
            return false;
        }

        long unitSeconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        var seconds = unitSeconds * count;
        if (seconds is < 1 or > 86_400)
        {
            return false;
        }

        period = FromSeconds(seconds);
        return true;
    }

    /// <summary>Reads <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>1d</c>.</summary>
    /// <exception cref="ArgumentException">Anything else.</exception>
    public static BarPeriod Parse(string text) =>
        TryParse(text, out var period)
            ? period
            : throw new ArgumentException($"'{text}' is no bar period: 1s to 1d such as 1m, 15m, 4h expected",
            nameof(text));

    /// <summary>Whether <paramref name="left"/> is shorter.</summary>
    public static bool operator <(BarPeriod left, BarPeriod right) => left.Nanos < right.Nanos;

    /// <summary>Whether <paramref name="left"/> is longer.</summary>
    public static bool operator >(BarPeriod left, BarPeriod right) => left.Nanos > right.Nanos;

    /// <summary>Whether <paramref name="left"/> is not longer.</summary>
    public static bool operator <=(BarPeriod left, BarPeriod right) => left.Nanos <= right.Nanos;

    /// <summary>Whether <paramref name="left"/> is not shorter.</summary>
    public static bool operator >=(BarPeriod left, BarPeriod right) => left.Nanos >= right.Nanos;

    /// <inheritdoc />
    public int CompareTo(BarPeriod other) => Nanos.CompareTo(other.Nanos);

    /// <summary>The shortest spelling: <c>1m</c> rather than <c>60s</c>.</summary>
    public override string ToString()
    {
        var seconds = Nanos / 1_000_000_000;
        var (count, unit) = seconds % 86_400 == 0 ? (seconds / 86_400, "d")
            : seconds % 3_600 == 0 ? (seconds / 3_600, "h")
            : seconds % 60 == 0 ? (seconds / 60, "m")
            : (seconds, "s");
        return count.ToString(CultureInfo.InvariantCulture) + unit;
    }
}
