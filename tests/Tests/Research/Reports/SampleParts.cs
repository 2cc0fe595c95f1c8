using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

/// <summary>The lists of a made-up result.</summary>
internal static class SampleParts
{
    public static FillPolicyInfo NextOpen { get; } = new()
    {
        Name = "next-open",
        Description = "An order sent on a bar is filled from the open of the next one; stops that the market jumps "
            + "over fill at the worse price.",
    };

    public static RunHeadline Headline(
        ResultTrade[] trades, SeriesPoint[] returns, Amount start, Amount final, EquityPoint[] equity)
    {
        var total = (final.ToDouble() / start.ToDouble()) - 1;
        var mean = returns.Length == 0 ? 0 : returns.Average(point => point.Value);
        var deviation = returns.Length < 2 ? 0
            : Math.Sqrt(returns.Sum(point => (point.Value - mean) * (point.Value - mean)) / (returns.Length - 1));
        double? sharpe = deviation > 0 ? mean / deviation * Math.Sqrt(365) : null;
        var wins = trades.Where(trade => trade.NetProfit.Sign > 0).Sum(trade => trade.NetProfit.ToDouble());
        var losses = trades.Where(trade => trade.NetProfit.Sign < 0).Sum(trade => -trade.NetProfit.ToDouble());
        return new RunHeadline
        {
            TotalReturn = total,
            Cagr = returns.Length < 2 ? null : total * 365 / returns.Length,
            Sharpe = sharpe,
            SharpeStandardError = sharpe is null ? null
                : Math.Sqrt((1 + (sharpe.Value * sharpe.Value / 730)) * 365 / returns.Length),
            Volatility = deviation * Math.Sqrt(365),
            MaximumDrawdown = equity.Max(point => point.Drawdown),
            WinRate = trades.Length == 0 ? null
                : trades.Count(trade => trade.NetProfit.Sign > 0) / (double)trades.Length,
            ProfitFactor = losses > 0 ? wins / losses : null,
        };
    }

    public static ResultMetric[] Metrics(ResultTrade[] trades, double finalEquity) =>
    [
        Metric("totalReturn", "Return", FigureKind.Fraction, 0.1234, "Total return",
            "Final equity over start equity, less 1."),
        Metric("cagr", "Return", FigureKind.Fraction, 0.1232, "CAGR",
            "The yearly rate that compounds to the total return."),
        Metric("finalEquity", "Return", FigureKind.Money, finalEquity, "Final equity",
            "Cash plus open positions at the end."),
        Metric("annualVolatility", "Risk", FigureKind.Fraction, 0.21, "Volatility",
            "Deviation of returns, annualised."),
        Metric("sharpe", "Risk", FigureKind.Number, 1.2345678, "Sharpe ratio",
            "Mean over deviation of returns, annualised."),
        Metric("calmar", "Risk", FigureKind.Number, double.NaN, "Calmar ratio", "CAGR over the maximum drawdown."),
        Metric("underwaterSeconds", "Risk", FigureKind.Seconds, 864_000 + 7200, "Longest drawdown",
            "Peak to recovery."),
        Metric("trades", "Trades", FigureKind.Count, trades.Length, "Trades", "Closed round trips."),
        Metric("payoffRatio", "Trades", FigureKind.Number, null, "Payoff ratio", "Average gain over average loss."),
    ];

    public static MetricTable[] Tables(ResultTrade[] trades) => trades.Length == 0 ? [] :
    [
        Table("byInstrument", "By instrument", "Instrument", trades, trade => trade.InstrumentId),
        Table("bySide", "By side", "Side", trades, trade => trade.IsLong ? "long" : "short"),
        Table("byExitReason", "By exit reason", "Left because", trades, trade => trade.ExitReason),
        Table("byMonth", "By month", "Month", trades, trade => TimestampText.Format(trade.ExitTimeNs)[..7]),
    ];

    public static ResultOrder[] Orders(ResultTrade[] trades)
    {
        List<ResultOrder> orders = [];
        foreach (var trade in trades)
        {
            orders.Add(Order(orders.Count + 1, trade, trade.EntryTimeNs, trade.IsLong, trade.EntryPrice,
                trade.EntryReason));
            orders.Add(Order(orders.Count + 1, trade, trade.ExitTimeNs, !trade.IsLong, trade.ExitPrice,
                trade.ExitReason));
        }

        return [.. orders];
    }

    public static QualitySummary Quality(string id, int index, long fromNs, long rows) => new()
    {
        InstrumentId = id,
        Period = "1h",
        Score = index == 1 ? 0.874 : 0.9962,
        RowCount = rows,
        Counts = index == 1 ? [new("gap", 3), new("spike", 2), new("frozen", 0)] : [new("gap", 1)],
        TopFindings = index > 1 ? [] :
        [
            new(fromNs + 86_400_000_000_000, "gap", "medium", "3 bars are missing in a session that was open"),
            new(fromNs + 186_400_000_000_000, "spike", "high",
                "close 31,002.10 is 14.2 deviations off and reverts in one bar"),
        ],
    };

    public static PolicyOutcome[] Policies(Amount start, Amount final, ResultTrade[] trades)
    {
        var fees = trades.Aggregate(Amount.Zero, (sum, trade) => sum + trade.Fees);
        var startValue = start.ToDouble();
        PolicyOutcome Outcome(FillPolicyInfo policy, Amount equity, double sharpe, bool isChosen) => new()
        {
            Policy = policy,
            IsChosen = isChosen,
            FinalEquity = equity,
            TotalReturn = (equity.ToDouble() / startValue) - 1,
            Sharpe = sharpe,
            MaximumDrawdown = 0.1245,
            TradeCount = trades.Length,
            Fees = fees,
        };
        return
        [
            Outcome(NextOpen, final, 1.02, true),
            Outcome(new FillPolicyInfo { Name = "same-close", IsOptimistic = true }, final + start.Scale(3, 100),
                1.31, false),
            Outcome(new FillPolicyInfo { Name = "next-open pessimistic" }, final - start.Scale(6, 100), 0.48, false),
        ];
    }

    private static ResultMetric Metric(
        string name, string group, FigureKind kind, double? value, string title, string explanation) => new()
        {
            Name = name,
            Group = group,
            Kind = kind,
            Value = value,
            Title = title,
            Explanation = explanation,
        };

    private static MetricTable Table(
        string name, string title, string keyTitle, ResultTrade[] trades, Func<ResultTrade, string> key) => new()
        {
            Name = name,
            Title = title,
            KeyTitle = keyTitle,
            Columns =
            [
                new("trades", "Trades", FigureKind.Count),
                new("netProfit", "Net profit", FigureKind.Money),
                new("winRate", "Win rate", FigureKind.Fraction),
                new("fees", "Fees", FigureKind.Money),
            ],
            Rows =
            [
                .. trades.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new MetricRow(group.Key,
                    [
                        group.Count(),
                        group.Sum(trade => trade.NetProfit.ToDouble()),
                        group.Count(trade => trade.NetProfit.Sign > 0) / (double)group.Count(),
                        group.Sum(trade => trade.Fees.ToDouble()),
                    ])),
            ],
        };

    private static ResultOrder Order(
        int number, ResultTrade trade, long timeNs, bool isBuy, decimal price, string tag) => new()
        {
            Id = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            SubmittedNs = timeNs - 3_600_000_000_000,
            EndedNs = timeNs,
            InstrumentId = trade.InstrumentId,
            Side = isBuy ? "buy" : "sell",
            Type = "market",
            TimeInForce = "GTC",
            Quantity = trade.Quantity,
            Status = "filled",
            FilledQuantity = trade.Quantity,
            AveragePrice = price,
            Fees = Amount.FromAtto(trade.Fees.Atto / 2),
            Tag = tag,
        };
}
