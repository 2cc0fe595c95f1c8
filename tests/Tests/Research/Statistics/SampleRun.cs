using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Builds small runs for tests.</summary>
internal static class SampleRun
{
    public const long DayNs = 86_400_000_000_000;

    /// <summary>2024-01-01T00:00:00Z.</summary>
    public const long StartNs = 1_704_067_200_000_000_000;

    public static PerformanceInput Of(params double[] equity) => new()
    {
        StartEquity = equity[0],
        FinalEquity = equity[^1],
        PeriodsPerYear = 252.0,
        DailyEquity = Points(equity),
    };

    /// <summary>One sample a day at 21:00 from the second value on; the first value is the start equity.</summary>
    public static EquityPoint[] Points(double[] equity)
    {
        var points = new EquityPoint[equity.Length - 1];
        for (var index = 0; index < points.Length; index++)
        {
            points[index] = new EquityPoint(StartNs + (index * DayNs) + (21 * DayNs / 24), equity[index + 1]);
        }

        return points;
    }

    public static TradeRecord Trade(double net, int day = 0, string instrument = "A", bool isLong = true) => new()
    {
        InstrumentId = instrument,
        IsLong = isLong,
        EntryTimeNs = StartNs + (day * DayNs),
        ExitTimeNs = StartNs + (day * DayNs) + (DayNs / 24),
        EntryPrice = 100.0,
        ExitPrice = 101.0,
        Quantity = 1.0,
        GrossProfit = net + 1.0,
        Fees = 1.0,
        SlippageCost = 0.5,
        NetProfit = net,
        MaximumAdverseExcursion = -2.0,
        MaximumFavourableExcursion = 3.0,
        EntryReason = "signal",
        ExitReason = net > 0.0 ? "target" : "stop",
        BarsHeld = 4,
    };

    /// <summary>A repeatable run with trades in several instruments, sides and reasons.</summary>
    public static PerformanceInput Random(uint seed, int days, int tradeCount)
    {
        var equity = new double[days + 1];
        equity[0] = 10_000.0;
        var returns = CheckSeries.Pseudo(seed, days, 0.0004, 0.015);
        for (var index = 0; index < days; index++)
        {
            equity[index + 1] = equity[index] * (1.0 + returns[index]);
        }

        ulong state = seed + 17;
        var trades = new TradeRecord[tradeCount];
        for (var index = 0; index < tradeCount; index++)
        {
            var day = (int)(CheckSeries.Next(ref state) * days);
            var net = Math.Round(200.0 * (CheckSeries.Next(ref state) - 0.48), 1);
            var name = ((char)('A' + (int)(CheckSeries.Next(ref state) * 4))).ToString();
            trades[index] = Trade(net, day, name, CheckSeries.Next(ref state) > 0.4) with
            {
                EntryReason = CheckSeries.Next(ref state) > 0.5 ? "breakout" : "fade",
                Fees = Math.Round(2.0 * CheckSeries.Next(ref state), 2),
            };
        }

        return Of(equity) with
        {
            Trades = trades,
            RiskFreeAnnual = 0.02,
            BenchmarkReturns = CheckSeries.Pseudo(seed + 1, days, 0.0003, 0.01),
            ExposureFraction = 0.4,
            TurnoverNotional = 250_000.0,
            Bars = days * 390L,
        };
    }
}
