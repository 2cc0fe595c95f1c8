using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Runs;

/// <summary>
/// One reading of a series for the report: the price chart in at most a thousand points, and the price at each day
/// end of
/// the run for the comparison with holding.
/// </summary>
internal sealed class MarketPass
{
    private const int PointsMax = 1_000;
    private readonly Event[] block = new Event[512];

    public List<PricePoint> Chart { get; } = [];

    /// <summary>For each day end: the last close at or before it; not a number before the first.</summary>
    public double[] DayCloses { get; private set; } = [];

    public long BarCount { get; private set; }

    public long FirstCloseNs { get; private set; }

    public long LastCloseNs { get; private set; }

    /// <summary>First open of the stretch; the price at which holding begins.</summary>
    public double FirstOpen { get; private set; } = double.NaN;

    public void Read(RunSeries series, long fromNs, long toNs, long spanNs, IReadOnlyList<EquitySample> days)
    {
        var source = series.Open(new InstrumentIndex(0), fromNs, toNs);
        var bucketNs = Math.Max(series.Period.Nanos, spanNs / PointsMax);
        DayCloses = new double[days.Count];
        Array.Fill(DayCloses, double.NaN);
        var bucketEndNs = long.MinValue;
        var day = 0;
        var lastClose = double.NaN;
        int count;
        while ((count = source.Read(block)) > 0)
        {
            for (var i = 0; i < count; i++)
            {
                ref readonly var bar = ref block[i].Bar;
                while (day < days.Count && bar.CloseTimeNs > days[day].TimeNs)
                {
                    DayCloses[day] = lastClose;
                    day++;
                }

                var close = series.Instrument.PriceToDouble(bar.CloseTicks);
                var high = series.Instrument.PriceToDouble(bar.HighTicks);
                var low = series.Instrument.PriceToDouble(bar.LowTicks);
                if (bar.OpenTimeNs >= bucketEndNs)
                {
                    bucketEndNs = bar.OpenTimeNs - (bar.OpenTimeNs % bucketNs) + bucketNs;
                    var open = series.Instrument.PriceToDouble(bar.OpenTicks);
                    FirstOpen = BarCount == 0 ? open : FirstOpen;
                    Chart.Add(new PricePoint(bar.OpenTimeNs, open, high, low, close));
                }
                else
                {
                    var point = Chart[^1];
                    Chart[^1] = point with
                    {
                        High = Math.Max(point.High, high), Low = Math.Min(point.Low, low), Close = close,
                    };
                }

                FirstCloseNs = BarCount == 0 ? bar.CloseTimeNs : FirstCloseNs;
                LastCloseNs = bar.CloseTimeNs;
                lastClose = close;
                BarCount++;
            }
        }

        for (; day < days.Count; day++)
        {
            DayCloses[day] = lastClose;
        }
    }
}
