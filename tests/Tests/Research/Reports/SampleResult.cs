using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

/// <summary>A realistic result from a seeded random walk: figures that belong together, as a run would give
/// them.</summary>
internal static class SampleResult
{
    private const int EquityPointsMax = 1500;

    /// <summary>2024-01-01T00:00:00Z.</summary>
    private const long FromNs = 1_704_067_200_000_000_000;

    private static readonly Lazy<RunResult> LazyYear = new(() => Build(new SampleShape()));

    public static RunResult Year() => LazyYear.Value;

    public static RunResult Build(SampleShape shape)
    {
        SampleMarket[] markets =
            [.. Enumerable.Range(0, shape.InstrumentCount).Select(index => new SampleMarket(shape, index, FromNs))];
        var start = Amount.FromDecimal(shape.StartCash);
        var stepCount = Math.Max(1, shape.Days * shape.StepsPerDay);
        ResultTrade[] trades = [.. markets.SelectMany(market => market.Trades).Select(each => each.Trade)
            .OrderBy(trade => trade.ExitTimeNs).ThenBy(trade => trade.InstrumentId, StringComparer.Ordinal)];
        var steps = Steps(stepCount);
        var equity = Equity(markets, start, steps);
        var returns = Returns(markets, start, shape);
        var final = equity[^1].Equity;
        return new RunResult
        {
            ProductVersion = "1.0.0",
            StrategyName = shape.StrategyName,
            StrategyParameters = [new("Slow", "50"), new("Fast", "20"), new("AllowShort", "true")],
            Instruments = [.. markets.Select((market, index) => Instrument(market, index, stepCount))],
            Period = shape.StepsPerDay == 24 ? "1h" : "1d",
            FromNs = FromNs,
            ToNs = markets[0].TimeAt(stepCount - 1),
            Currency = "USDT",
            StartCash = start,
            FinalEquity = final,
            TotalFees = trades.Aggregate(Amount.Zero, (sum, trade) => sum + trade.Fees),
            TotalSlippageCost = trades.Aggregate(Amount.Zero, (sum, trade) => sum + trade.SlippageCost),
            FillPolicy = SampleParts.NextOpen,
            FeeModel = "5 bps of notional",
            SlippageModel = "2 bps of the price",
            Sizing = "45 percent of starting cash",
            OrderCount = (trades.Length * 2) + 3,
            FillCount = trades.Length * 2,
            TradeCount = trades.Length,
            Headline = SampleParts.Headline(trades, returns, start, final, equity),
            Metrics = SampleParts.Metrics(trades, final.ToDouble()),
            MetricTables = SampleParts.Tables(trades),
            Trades = trades,
            Orders = SampleParts.Orders(trades),
            Equity = equity,
            Returns = returns,
            Prices = [.. markets.Select(market => new PriceSeries(market.Id, Prices(market, steps)))],
            Benchmark = new BenchmarkSeries("Buy and hold " + markets[0].Id,
                [.. steps.Select(step => new SeriesPoint(markets[0].TimeAt(step),
                    (double)(shape.StartCash * markets[0].Prices[step] / markets[0].Prices[0])))]),
            DataQuality = [.. markets.Select((market, index) =>
                SampleParts.Quality(market.Id, index, FromNs, stepCount))],
            PolicySensitivity = SampleParts.Policies(start, final, trades),
            ReproduceCommand = "plimsoll backtest --strategy sma-cross --set Fast=20 --set Slow=50 "
                + "--instrument BTCUSDT.BINANCE,ETHUSDT.BINANCE --period 1h --cash 100000 --fees bps:5 --out result",
            Hashes = new InputHashes(new string('a', 64), new string('b', 64), new string('c', 64)),
        };
    }

    private static int[] Steps(int count)
    {
        var shown = Math.Min(count, EquityPointsMax);
        return [.. Enumerable.Range(0, shown).Select(i => shown == 1 ? 0 : (int)((long)i * (count - 1) / (shown - 1)))];
    }

    private static ResultInstrument Instrument(SampleMarket market, int index, int stepCount) => new()
    {
        Id = market.Id,
        Tick = 0.01m,
        Lot = 0.0001m,
        QuoteCurrency = "USDT",
        Calendar = "24x7",
        Period = "1h",
        BarCount = stepCount,
        FirstTimeNs = market.TimeAt(0),
        LastTimeNs = market.TimeAt(stepCount - 1),
        ContentHash = new string((char)('0' + (index % 10)), 64),
    };

    private static EquityPoint[] Equity(SampleMarket[] markets, Amount start, int[] steps)
    {
        var points = new EquityPoint[steps.Length];
        var peak = start.ToDouble();
        for (var i = 0; i < steps.Length; i++)
        {
            var equity = markets.Aggregate(start, (sum, market) => sum + market.ProfitAt(steps[i]));
            var value = equity.ToDouble();
            var swing = Math.Abs(value) * 0.003;
            peak = Math.Max(peak, value);
            points[i] = new EquityPoint
            {
                TimeNs = markets[0].TimeAt(steps[i]),
                Equity = equity,
                Cash = start,
                EquityMin = value - swing,
                EquityMax = value + swing,
                Drawdown = Math.Max(0, 1 - (value / peak)),
                Exposure = value == 0 ? 0 : markets.Sum(market => market.ExposureAt(steps[i])) / value,
            };
        }

        return points;
    }

    private static SeriesPoint[] Returns(SampleMarket[] markets, Amount start, SampleShape shape)
    {
        List<SeriesPoint> returns = [];
        var before = start.ToDouble();
        for (var day = 1; day <= shape.Days; day++)
        {
            var last = (day * shape.StepsPerDay) - 1;
            var after = markets.Aggregate(start, (sum, market) => sum + market.ProfitAt(last)).ToDouble();
            returns.Add(new SeriesPoint(markets[0].TimeAt(last), (after / before) - 1));
            before = after;
        }

        return [.. returns];
    }

    private static PricePoint[] Prices(SampleMarket market, int[] steps) =>
    [
        .. steps.Select((step, i) =>
        {
            var next = i + 1 < steps.Length ? steps[i + 1] : step + 1;
            var part = market.Prices[step..Math.Min(next, market.Prices.Length)];
            return new PricePoint(market.TimeAt(step), (double)part[0], (double)part.Max() * 1.002,
                (double)part.Min() * 0.998, (double)part[^1]);
        }),
    ];
}
