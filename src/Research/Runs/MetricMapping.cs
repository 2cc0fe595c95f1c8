using System.Text;
using Plimsoll.Research.Results;
using Plimsoll.Research.Statistics;

namespace Plimsoll.Research.Runs;

/// <summary>Brings the figures of a run into the form that results carry.</summary>
internal static class MetricMapping
{
    private static readonly IReadOnlyList<MetricColumn> GroupColumns =
    [
        new("trades", "Trades", FigureKind.Count),
        new("winRate", "Win rate", FigureKind.Fraction),
        new("grossProfit", "Gross", FigureKind.Money),
        new("fees", "Fees", FigureKind.Money),
        new("slippageCost", "Slippage", FigureKind.Money),
        new("netProfit", "Net", FigureKind.Money),
        new("profitFactor", "Profit factor", FigureKind.Number),
        new("expectancy", "Per trade", FigureKind.Money),
    ];

    public static IReadOnlyList<ResultMetric> Metrics(PerformanceReport report) =>
        [.. report.Metrics.Select(metric => Describe(metric, MetricCatalog.Definition(metric.Name)))];

    public static IReadOnlyList<MetricTable> Tables(PerformanceReport report) =>
    [
        Group("perInstrument", "By instrument", "Instrument", report.ByInstrument),
        Group("perSide", "By side", "Side", report.BySide),
        Group("perEntryReason", "By entry reason", "Reason", report.ByEntryReason),
        Group("perExitReason", "By exit reason", "Reason", report.ByExitReason),
        new MetricTable
        {
            Name = "perMonth",
            Title = "By month",
            KeyTitle = "Month",
            Columns =
            [
                new("return", "Return", FigureKind.Fraction),
                new("trades", "Trades", FigureKind.Count),
                new("netProfit", "Net", FigureKind.Money),
            ],
            Rows = [.. report.ByMonth.Select(month =>
                new MetricRow(month.Month, [month.Return, month.Trades, month.NetProfit]))],
        },
    ];

    public static RunHeadline Headline(PerformanceReport report) => new()
    {
        TotalReturn = Value(report, "totalReturn"),
        Cagr = Value(report, "cagr"),
        Sharpe = Value(report, "sharpe"),
        SharpeStandardError = Value(report, "sharpeStandardError"),
        Volatility = Value(report, "annualVolatility"),
        MaximumDrawdown = Value(report, "maxDrawdown"),
        WinRate = Value(report, "winRate"),
        ProfitFactor = Value(report, "profitFactor"),
    };

    private static double? Value(PerformanceReport report, string name) =>
        report.TryGetValue(name, out var value) ? value : null;

    private static ResultMetric Describe(Metric metric, MetricDefinition definition) => new()
    {
        Name = metric.Name,
        Value = metric.Value,
        Kind = KindOf(definition.Unit),
        Group = definition.Group,
        Title = InWords(definition.Name),
        Explanation = definition.Formula,
    };

    /// <summary><c>maxDrawdown</c> as "Max drawdown".</summary>
    private static string InWords(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (var character in name)
        {
            if (char.IsAsciiLetterUpper(character))
            {
                words.Append(' ');
            }

            words.Append(words.Length == 0 ? char.ToUpperInvariant(character) : char.ToLowerInvariant(character));
        }

        return words.ToString();
    }

    private static FigureKind KindOf(string unit) => unit switch
    {
        "fraction" or "fraction per year" or "probability" => FigureKind.Fraction,
        "account currency" => FigureKind.Money,
        "count" or "trades" => FigureKind.Count,
        "seconds" => FigureKind.Seconds,
        _ => FigureKind.Number,
    };

    private static MetricTable Group(string name, string title, string keyTitle, IReadOnlyList<TradeGroup> groups) =>
        new()
    {
        Name = name,
        Title = title,
        KeyTitle = keyTitle,
        Columns = GroupColumns,
        Rows =
        [
            .. groups.Select(group => new MetricRow(
                group.Key,
                [
                    group.Trades, group.WinRate, group.GrossProfit, group.Fees, group.SlippageCost, group.NetProfit,
                    group.ProfitFactor, group.Expectancy,
                ])),
        ],
    };
}
