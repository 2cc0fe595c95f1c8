namespace Plimsoll.Research.ExecutionQuality;

/// <summary>
/// The time of day at an exchange. New York by the rules of daylight saving in force since 1987 (from 2007 on the
/// second Sunday of March to the first of November, before it the first of April to the last of October, at two
/// o'clock): no machine's zone data is read.
/// </summary>
public sealed class ExchangeClock
{
    private const long NanosPerMinute = 60_000_000_000;
    private const int MinutesPerDay = 1_440;
    private const int StandardOffsetMinutes = -300;
    private const int ChangeMinute = 120;
    private readonly bool isNewYork;

    private ExchangeClock(bool isNewYork) => this.isNewYork = isNewYork;

    /// <summary>Coordinated universal time.</summary>
    public static ExchangeClock Utc { get; } = new(isNewYork: false);

    /// <summary>New York.</summary>
    public static ExchangeClock NewYork { get; } = new(isNewYork: true);

    /// <summary>Minute of the local day, 0 to 1439.</summary>
    /// <param name="timeNs">Nanoseconds since the epoch, UTC; not before the epoch.</param>
    public int MinuteOfDay(long timeNs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(timeNs);
        var minutes = timeNs / NanosPerMinute;
        if (!isNewYork)
        {
            return (int)(minutes % MinutesPerDay);
        }

        var standard = minutes + StandardOffsetMinutes;
        var local = IsSaving(standard) ? standard + 60 : standard;
        return (int)(((local % MinutesPerDay) + MinutesPerDay) % MinutesPerDay);
    }

    // By minutes of standard time: saving begins at two o'clock of it and ends at one.
    private static bool IsSaving(long standardMinutes)
    {
        var day = DateOnly.FromDayNumber(
            new DateOnly(1970, 1, 1).DayNumber + (int)Math.Floor(standardMinutes / (double)MinutesPerDay));
        var isNewRule = day.Year >= 2007;
        var first = isNewRule ? SundayFrom(new DateOnly(day.Year, 3, 8)) : SundayFrom(new DateOnly(day.Year, 4, 1));
        var last = isNewRule ? SundayFrom(new DateOnly(day.Year, 11, 1)) : SundayFrom(new DateOnly(day.Year, 10, 25));
        return standardMinutes >= MinuteOf(first) + ChangeMinute
            && standardMinutes < MinuteOf(last) + ChangeMinute - 60;
    }

    private static long MinuteOf(DateOnly day) =>
        (long)(day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * MinutesPerDay;

    private static DateOnly SundayFrom(DateOnly day) => day.AddDays((7 - (int)day.DayOfWeek) % 7);
}
