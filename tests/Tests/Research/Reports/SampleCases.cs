using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

/// <summary>Results at the edge: nothing, almost nothing, far too much.</summary>
internal static class SampleCases
{
    public const string NoData = "no data";
    public const string NoOrders = "no orders";
    public const string NoFills = "no fills";
    public const string OneBar = "one bar";
    public const string AllLosing = "all losing";
    public const string Huge = "huge";
    public const string Ruined = "ruined";
    public const string NothingMoves = "nothing moves";

    public static RunResult Of(string name) => name switch
    {
        NoData => Empty(),
        NoOrders => Untraded() with { OrderCount = 0, FillCount = 0 },
        NoFills => Untraded() with { FillCount = 0, OrderCount = 3, Orders = Refused() },
        OneBar => SampleResult.Build(new SampleShape { Days = 1, StepsPerDay = 1, TradesPerInstrument = 0 }),
        AllLosing => Losing(),
        Huge => SampleResult.Build(new SampleShape { StartCash = 9_000_000_000_000m, Days = 60 }),
        Ruined => SampleResult.Build(new SampleShape { StartCash = 1_000m, Days = 60, FeeShare = 0.5m }),
        NothingMoves => Still(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such case."),
    };

    private static RunResult Untraded() =>
        SampleResult.Build(new SampleShape { TradesPerInstrument = 0, Days = 30 }) with { PolicySensitivity = [] };

    private static RunResult Empty()
    {
        var result = Untraded();
        return result with
        {
            Instruments = [.. result.Instruments.Select(each =>
                each with { BarCount = 0, FirstTimeNs = null, LastTimeNs = null })],
            Equity = [],
            Returns = [],
            Prices = [],
            Orders = [],
            Benchmark = null,
            DataQuality = [],
            Metrics = [],
            StrategyParameters = [],
            Headline = new RunHeadline(),
            OrderCount = 0,
            FillCount = 0,
        };
    }

    private static ResultOrder[] Refused() =>
    [
        .. Enumerable.Range(0, 3).Select(index => new ResultOrder
        {
            Id = index.ToString(System.Globalization.CultureInfo.InvariantCulture),
            SubmittedNs = 0,
            InstrumentId = "BTCUSDT.BINANCE",
            Side = "buy",
            Type = "market",
            TimeInForce = "GTC",
            Quantity = 1m,
            Status = "rejected",
            EndReason = index == 1 ? "the data ended" : "not enough cash",
        }),
    ];

    private static RunResult Losing()
    {
        var result = SampleResult.Build(new SampleShape { Days = 60 });
        return result with
        {
            Trades = [.. result.Trades.Select(trade =>
                trade with { NetProfit = -trade.NetProfit.Magnitude() - Amount.FromUnits(1) })],
        };
    }

    private static RunResult Still()
    {
        var result = Untraded();
        return result with
        {
            Returns = [.. result.Returns.Select(point => point with { Value = 0 })],
            Prices = [.. result.Prices.Select(series => series with
            {
                Points = [.. series.Points.Select(point => new PricePoint(point.TimeNs, 5, 5, 5, 5))],
            })],
        };
    }
}
