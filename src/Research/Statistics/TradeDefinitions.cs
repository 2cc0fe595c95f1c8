namespace Plimsoll.Research.Statistics;

/// <summary>Definitions of the metrics about closed trades.</summary>
internal static class TradeDefinitions
{
    private const string Group = "Trades";

    /// <summary>The definitions in the order they are listed.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new(
            Group, "trades", "count", "closed trades", "", "definition", "never"),
        new(
            Group, "winningTrades", "count", "trades with a net profit above zero", "after all costs",
            "definition", "never"),
        new(
            Group, "losingTrades", "count", "trades with a net profit below zero", "after all costs",
            "definition", "never"),
        new(
            Group, "breakEvenTrades", "count", "trades with a net profit of zero", "neither wins nor losses",
            "definition", "never"),
        new(
            Group, "longTradesShare", "fraction", "long trades over all trades", "", "definition",
            "without a trade"),
        new(
            Group, "winRate", "fraction", "wins over all trades", "break-even trades count in the divisor",
            "definition", "without a trade"),
        new(
            Group, "tradeNetProfit", "account currency", "sum of net profits", "", "definition", "never"),
        new(
            Group, "winningProfit", "account currency", "sum of the net profits of the wins", "", "definition",
            "never"),
        new(
            Group, "losingProfit", "account currency", "sum of the net profits of the losses", "negative",
            "definition", "never"),
        new(
            Group, "profitFactor", "number", "winning profit over losing profit", "positive", "definition",
            "without a loss"),
        new(
            Group, "expectancy", "account currency", "mean net profit of a trade", "", "definition",
            "without a trade"),
        new(
            Group, "tradeDeviation", "account currency", "sample deviation of the net profits", "divisor n - 1",
            "definition", "below two trades"),
        new(
            Group, "tradeTStatistic", "number", "expectancy over tradeDeviation times sqrt(trades)", "",
            "definition", "below two trades or without dispersion"),
        new(
            Group, "payoffRatio", "number", "average win over average loss", "positive", "definition",
            "unless there are wins and losses"),
        new(
            Group, "kellyShare", "fraction", "w - (1 - w) / payoffRatio, w = wins over wins and losses", "",
            "Kelly 1956", "unless there are wins and losses"),
        new(
            Group, "averageWin", "account currency", "mean net profit of the wins", "", "definition",
            "without a win"),
        new(
            Group, "averageLoss", "account currency", "mean net profit of the losses", "negative", "definition",
            "without a loss"),
        new(
            Group, "medianTrade", "account currency", "median net profit", "", "definition", "without a trade"),
        new(
            Group, "medianWin", "account currency", "median net profit of the wins", "", "definition",
            "without a win"),
        new(
            Group, "medianLoss", "account currency", "median net profit of the losses", "negative", "definition",
            "without a loss"),
        new(
            Group, "largestWin", "account currency", "largest net profit of the wins", "", "definition",
            "without a win"),
        new(
            Group, "largestLoss", "account currency", "smallest net profit of the losses", "negative",
            "definition", "without a loss"),
        new(
            Group, "longestWinStreak", "trades", "longest run of wins in order of exit",
            "a break-even trade ends a run", "definition", "never"),
        new(
            Group, "longestLossStreak", "trades", "longest run of losses in order of exit",
            "a break-even trade ends a run", "definition", "never"),
        new(
            Group, "averageHoldingTimeSeconds", "seconds", "mean time from entry to exit", "calendar time",
            "definition", "without a trade"),
        new(
            Group, "averageWinHoldingTimeSeconds", "seconds", "the same over wins", "calendar time",
            "definition", "without a win"),
        new(
            Group, "averageLossHoldingTimeSeconds", "seconds", "the same over losses", "calendar time",
            "definition", "without a loss"),
        new(
            Group, "averageBarsHeld", "bars", "mean bars from entry to exit", "", "definition",
            "without a trade"),
        new(
            Group, "averageMaximumAdverseExcursion", "account currency", "mean of the worst open results",
            "zero or negative", "definition", "without a trade"),
        new(
            Group, "averageMaximumFavourableExcursion", "account currency", "mean of the best open results",
            "zero or positive", "definition", "without a trade"),
        new(
            Group, "edgeRatio", "number", "mean favourable over mean adverse excursion",
            "not scaled by volatility", "definition", "without a trade or without an adverse excursion"),
    ];
}
