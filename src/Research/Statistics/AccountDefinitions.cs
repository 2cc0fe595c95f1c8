namespace Plimsoll.Research.Statistics;

/// <summary>Definitions of the metrics about what the account did.</summary>
internal static class AccountDefinitions
{
    private const string Group = "Account and return";

    /// <summary>The definitions in the order they are listed.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new(
            Group, "startEquity", "account currency", "equity before the first period", "given", "run", "never"),
        new(
            Group, "finalEquity", "account currency", "equity at the end of the run", "given", "run", "never"),
        new(
            Group, "netProfit", "account currency", "final equity minus start equity", "after all costs",
            "definition", "never"),
        new(
            Group, "totalReturn", "fraction", "net profit over start equity", "simple return", "definition",
            "never"),
        new(
            Group, "cagr", "fraction per year",
            "(final equity / start equity)^(periods per year / daily samples) - 1",
            "years are samples over periods per year", "empyrical, quantstats",
            "without a daily sample, or final equity below zero"),
        new(
            Group, "meanDay", "fraction", "arithmetic mean of the daily returns",
            "the first return runs from the start equity", "definition",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "medianDay", "fraction", "median of the daily returns",
            "mean of the two middle ones for an even count", "definition",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "bestDay", "fraction", "largest daily return", "", "definition",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "worstDay", "fraction", "smallest daily return", "", "definition",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "positiveDaysShare", "fraction", "days with a return above zero over all days",
            "a day without change is not positive", "definition",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "longestWinDays", "days", "longest run of days with a gain",
            "a day without change ends a run", "quantstats",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "longestLossDays", "days", "longest run of days with a loss",
            "a day without change ends a run", "quantstats",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "bestMonth", "fraction", "largest return of a calendar month",
            "UTC months, first and last may be partial", "definition", "without a month that has a return"),
        new(
            Group, "worstMonth", "fraction", "smallest return of a calendar month",
            "UTC months, first and last may be partial", "definition", "without a month that has a return"),
        new(
            Group, "profitableMonthsShare", "fraction",
            "months with a return above zero over months with a return", "UTC months", "definition",
            "without a month that has a return"),
    ];
}
