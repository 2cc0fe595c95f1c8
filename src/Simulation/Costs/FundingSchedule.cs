using System.Globalization;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// When funding of a perpetual future is paid and how much: a constant rate at fixed times of day, or a table of what
/// it was. A positive rate is paid by who is long.
/// </summary>
public sealed record FundingSchedule
{
    private const long Unit = 1_000_000_000_000_000_000;
    private readonly IReadOnlyList<FundingPoint> points;
    private readonly long intervalNs;
    private readonly Amount rate;

    private FundingSchedule(IReadOnlyList<FundingPoint> points, long intervalNs, Amount rate) =>
        (this.points, this.intervalNs, this.rate) = (points, intervalNs, rate);

    /// <summary>A constant rate, paid at whole multiples of an interval since midnight UTC.</summary>
    /// <param name="rate">Share of the value, between -1 and 1; 0.0001 is 0.01 %.</param>
    /// <param name="interval">Time between payments.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public static FundingSchedule Constant(Amount rate, BarPeriod interval) =>
        new([], interval.Nanos, Checked(rate));

    /// <summary>A table of rates at times.</summary>
    /// <param name="points">By growing time.</param>
    /// <exception cref="ArgumentException">Times do not grow.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is out of range.</exception>
    public static FundingSchedule Table(IReadOnlyList<FundingPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        for (var i = 0; i < points.Count; i++)
        {
            _ = Checked(points[i].Rate);
            if (i > 0 && points[i].TimeNs <= points[i - 1].TimeNs)
            {
                throw new ArgumentException(
                    $"funding times must grow: {TimestampText.Format(points[i].TimeNs)} comes after " +
                    TimestampText.Format(points[i - 1].TimeNs), nameof(points));
            }
        }

        return new FundingSchedule(points, 0, Amount.Zero);
    }

    /// <summary>Reads <c>0.01%/8h</c>: a constant rate and the time between payments.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out FundingSchedule schedule)
    {
        schedule = new FundingSchedule([], 0, Amount.Zero);
        var slash = text?.IndexOf("%/", StringComparison.Ordinal) ?? -1;
        if (text is null || slash < 1 || !BarPeriod.TryParse(text[(slash + 2)..], out var interval)
            || !decimal.TryParse(
                text[..slash], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out var percent)
            || percent is < -100m or > 100m)
        {
            return false;
        }

        schedule = Constant(Amount.FromDecimal(percent / 100m), interval);
        return true;
    }

    /// <summary>The first payment after a time; <see cref="long.MaxValue"/> when there is none.</summary>
    /// <param name="timeNs">Nanoseconds since the epoch, UTC.</param>
    /// <param name="due">The rate then.</param>
    public long NextAfter(long timeNs, out Amount due)
    {
        due = rate;
        if (intervalNs > 0)
        {
            return timeNs - (((timeNs % intervalNs) + intervalNs) % intervalNs) + intervalNs;
        }

        var (low, high) = (0, points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].TimeNs <= timeNs ? (middle + 1, high) : (low, middle);
        }

        due = low < points.Count ? points[low].Rate : Amount.Zero;
        return low < points.Count ? points[low].TimeNs : long.MaxValue;
    }

    /// <summary>What is paid for a position: its signed value times the rate, rounded up to 18 decimals.</summary>
    /// <param name="signedValue">Value of the position; negative for a short one.</param>
    /// <param name="due">The rate.</param>
    /// <returns>Positive is paid, negative received.</returns>
    public static Amount Payment(Amount signedValue, Amount due) => signedValue.ScaleUp((long)due.Atto, Unit);

    /// <summary>The text that <see cref="TryParse"/> reads; a table says how long it is.</summary>
    public override string ToString() => intervalNs > 0
        ? $"{rate * 100}%/{BarPeriod.FromSeconds(intervalNs / 1_000_000_000)}"
        : string.Create(CultureInfo.InvariantCulture, $"table of {points.Count}");

    private static Amount Checked(Amount rate) => rate.Magnitude() <= Amount.FromUnits(1)
        ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate.ToString(), "between -1 and 1 expected");
}
