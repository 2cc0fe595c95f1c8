using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;

namespace Plimsoll.Research.Runs;

/// <summary>What follows from a request once the data are known: times, limits, sampling.</summary>
internal sealed record RunPlan
{
    private const long PointsMax = 5_000;
    private const int FuturesLeverageMax = 20;

    // A second to a month: steps that people read off a clock or a calendar.
    private static readonly long[] IntervalsSeconds =
        [1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400, 7 * 86_400, 30 * 86_400];

    public required long TradingStartNs { get; init; }

    public required long EndNs { get; init; }

    public required IReadOnlyList<long> SourceStartNs { get; init; }

    public required long EquityIntervalNs { get; init; }

    public required int LeverageMax { get; init; }

    public required SessionCalendar DayCalendar { get; init; }

    /// <param name="request">The request.</param>
    /// <param name="probe">A strategy object, asked for its warm-up.</param>
    /// <param name="spanNs">Length of the data to be run over, for the sampling of the curve.</param>
    public static RunPlan Of(BacktestRequest request, Strategy probe, long spanNs)
    {
        var fromNs = request.From?.UnixNanos ?? long.MinValue;
        var perStrategyBar = (int)(request.Period.Nanos / request.Series[0].Period.Nanos);
        var warmUpBars = checked((request.WarmUpBars ?? probe.WarmUpBars) * perStrategyBar);
        var starts = new long[request.Series.Count];
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = fromNs == long.MinValue || warmUpBars == 0
                ? fromNs
                : request.Series[i].OpenTimeBefore(fromNs, warmUpBars);
        }

        var hasFutures = request.Series.Any(
            series => series.Instrument.Kind is InstrumentKind.Future or InstrumentKind.Perpetual);
        return new RunPlan
        {
            TradingStartNs = fromNs,
            EndNs = request.To?.UnixNanos ?? long.MaxValue,
            SourceStartNs = starts,
            EquityIntervalNs = request.EquityIntervalNs
                ?? IntervalFor(spanNs, request.Books is null ? request.Period.Nanos : 0),
            LeverageMax = request.LeverageMax ?? (hasFutures ? FuturesLeverageMax : 1),
            DayCalendar = PolicyRun.CalendarOf(request.Series),
        };
    }

    private static long IntervalFor(long spanNs, long periodNs)
    {
        foreach (var seconds in IntervalsSeconds)
        {
            var interval = seconds * 1_000_000_000;
            if (interval >= periodNs && spanNs / interval <= PointsMax)
            {
                return interval;
            }
        }

        return IntervalsSeconds[^1] * 1_000_000_000;
    }
}
