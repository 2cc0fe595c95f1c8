using System.Globalization;

namespace Plimsoll.Research.Charts;

/// <summary>A linear axis of UTC time with ticks at round calendar times.</summary>
internal sealed class TimeScale
{
    private const long NanosPerSecond = 1_000_000_000;
    private const long Minute = 60;
    private const long Hour = 3_600;
    private const long Day = 86_400;

    private static readonly long[] StepsSeconds =
        [Minute, 5 * Minute, 15 * Minute, 30 * Minute, Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 7 * Day,
            14 * Day];

    private static readonly int[] StepsMonths = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];

    private readonly double _spanNs;

    /// <summary>An axis from one time to another, nanoseconds UTC.</summary>
    public TimeScale(long fromNs, long toNs)
    {
        FromNs = fromNs;
        ToNs = toNs;
        _spanNs = (double)toNs - fromNs;
    }

    /// <summary>The left end.</summary>
    public long FromNs { get; }

    /// <summary>The right end.</summary>
    public long ToNs { get; }

    /// <summary>Where a time stands, 0 at the left and 1 at the right; the middle when the axis is one
    /// moment.</summary>
    public double Position(long timeNs) => _spanNs <= 0 ? 0.5 : ((double)timeNs - FromNs) / _spanNs;

    /// <summary>Round times within the axis, at most about <paramref name="countMax"/>.</summary>
    public IReadOnlyList<AxisTick> Ticks(int countMax = 8)
    {
        if (_spanNs <= 0)
        {
            var moment = At(FloorDivide(FromNs, NanosPerSecond));
            return [new AxisTick(0.5, DayLabel(moment) + " " + TimeLabel(moment))];
        }

        var spanSeconds = _spanNs / NanosPerSecond;
        foreach (var step in StepsSeconds)
        {
            if (spanSeconds / step <= countMax)
            {
                return FixedSteps(step);
            }
        }

        foreach (var step in StepsMonths)
        {
            if (spanSeconds / (step * 30.44 * Day) <= countMax)
            {
                return MonthSteps(step);
            }
        }

        return MonthSteps(StepsMonths[^1]);
    }

    private List<AxisTick> FixedSteps(long stepSeconds)
    {
        List<AxisTick> ticks = [];
        var from = FloorDivide(FromNs, NanosPerSecond);
        var to = FloorDivide(ToNs, NanosPerSecond);
        var first = FloorDivide(from + stepSeconds - 1, stepSeconds) * stepSeconds;
        for (var second = first; second <= to; second += stepSeconds)
        {
            var time = At(second);
            var label = second % Day == 0 ? DayLabel(time) : TimeLabel(time);
            ticks.Add(new AxisTick(Position(second * NanosPerSecond), label));
        }

        return ticks;
    }

    private List<AxisTick> MonthSteps(int stepMonths)
    {
        List<AxisTick> ticks = [];
        var start = At(FloorDivide(FromNs, NanosPerSecond));
        var month = (start.Year * 12) + start.Month - 1;
        month -= month % stepMonths;
        for (; month / 12 <= 2262; month += stepMonths)
        {
            var time = new DateTime(month / 12, (month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            var position = Position((time - DateTime.UnixEpoch).Ticks * 100);
            if (position > 1)
            {
                break;
            }

            if (position >= 0)
            {
                ticks.Add(new AxisTick(position, time.Month == 1
                    ? time.Year.ToString(CultureInfo.InvariantCulture)
                    : time.ToString("MMM", CultureInfo.InvariantCulture)));
            }
        }

        return ticks;
    }

    private static DateTime At(long unixSeconds) => DateTime.UnixEpoch.AddSeconds(unixSeconds);

    private static string DayLabel(DateTime time) => time.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string TimeLabel(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
