using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Research.MarketMaking;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Runs;

/// <summary>
/// One reading of a series for the report: the price chart in at most a thousand points, and the price at each day
/// end of
/// the run for the comparison with holding. Of a book the price is the middle of bid and ask, of trades alone the last.
/// </summary>
internal sealed class MarketPass
{
    private const int PointsMax = 1_000;
    private readonly Event[] block = new Event[512];
    private long bucketNs;
    private long bucketEndNs = long.MinValue;
    private int day;
    private double lastClose = double.NaN;
    private PriceProbe? probe;

    public List<PricePoint> Chart { get; } = [];

    /// <summary>For each day end: the last close at or before it; not a number before the first.</summary>
    public double[] DayCloses { get; private set; } = [];

    /// <summary>How many bars, or events of a book, were read.</summary>
    public long BarCount { get; private set; }

    public long FirstCloseNs { get; private set; }

    public long LastCloseNs { get; private set; }

    /// <summary>First open of the stretch; the price at which holding begins.</summary>
    public double FirstOpen { get; private set; } = double.NaN;

    public void Read(
        RunSeries series, long fromNs, long toNs, long spanNs, IReadOnlyList<EquitySample> days, PriceProbe asked)
    {
        probe = asked;
        var source = series.Open(new InstrumentIndex(0), fromNs, toNs);
        bucketNs = Math.Max(series.IsBook ? 1 : series.Period.Nanos, spanNs / PointsMax);
        DayCloses = new double[days.Count];
        Array.Fill(DayCloses, double.NaN);
        var mid = series.IsBook ? new MidPrice() : null;
        int count;
        while ((count = source.Read(block)) > 0)
        {
            for (var i = 0; i < count; i++)
            {
                if (mid is null)
                {
                    AddBar(series, in block[i], days);
                }
                else
                {
                    AddEvent(series, mid, in block[i], days);
                }
            }
        }

        probe.Finish(LastCloseNs);
        for (; day < days.Count; day++)
        {
            DayCloses[day] = lastClose;
        }
    }

    private void AddBar(RunSeries series, in Event e, IReadOnlyList<EquitySample> days)
    {
        ref readonly var bar = ref e.Bar;
        var instrument = series.Instrument;
        Add(
            bar.OpenTimeNs, bar.CloseTimeNs, instrument.PriceToDouble(bar.OpenTicks),
            instrument.PriceToDouble(bar.HighTicks), instrument.PriceToDouble(bar.LowTicks),
            instrument.PriceToDouble(bar.CloseTicks), days);
        FirstCloseNs = BarCount == 0 ? bar.CloseTimeNs : FirstCloseNs;
        LastCloseNs = bar.CloseTimeNs;
        BarCount++;
    }

    private void AddEvent(RunSeries series, MidPrice mid, in Event e, IReadOnlyList<EquitySample> days)
    {
        FirstCloseNs = BarCount == 0 ? e.TimeNs : FirstCloseNs;
        LastCloseNs = e.TimeNs;
        BarCount++;
        var before = mid.HalfTicks;
        mid.Take(in e);
        if (mid.HalfTicks != before)
        {
            var halfTicks = mid.HalfTicks;
            var price = (series.Instrument.PriceToDouble(halfTicks >> 1)
                + series.Instrument.PriceToDouble((halfTicks + 1) >> 1)) / 2;
            Add(e.TimeNs, e.TimeNs, price, price, price, price, days);
        }
    }

    private void Add(
        long openNs,
        long closeNs,
        double open,
        double high,
        double low,
        double close,
        IReadOnlyList<EquitySample> days)
    {
        probe!.OnBar(closeNs, close);
        while (day < days.Count && closeNs > days[day].TimeNs)
        {
            DayCloses[day] = lastClose;
            day++;
        }

        if (openNs >= bucketEndNs)
        {
            bucketEndNs = openNs - (openNs % bucketNs) + bucketNs;
            FirstOpen = Chart.Count == 0 ? open : FirstOpen;
            Chart.Add(new PricePoint(openNs, open, high, low, close));
        }
        else
        {
            var point = Chart[^1];
            Chart[^1] = point with
            {
                High = Math.Max(point.High, high), Low = Math.Min(point.Low, low), Close = close,
            };
        }

        lastClose = close;
    }
}
