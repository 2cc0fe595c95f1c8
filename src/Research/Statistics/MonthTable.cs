using System.Globalization;

namespace Plimsoll.Research.Statistics;

/// <summary>Builds the table of calendar months.</summary>
internal static class MonthTable
{
    private const long NanosecondsPerTick = 100;

    /// <summary>One row for each month (UTC) with a daily sample or a closed trade, in order of time.</summary>
    public static MonthlyPerformance[] Build(PerformanceInput input, TradeRecord[] trades)
    {
        var rows = new SortedDictionary<string, MonthlyPerformance>(StringComparer.Ordinal);
        AddReturns(rows, input);
        foreach (var trade in trades)
        {
            var month = MonthOf(trade.ExitTimeNs);
            var row = rows.GetValueOrDefault(month) ?? new MonthlyPerformance(month, null, 0, 0.0);
            rows[month] = row with { Trades = row.Trades + 1, NetProfit = row.NetProfit + trade.NetProfit };
        }

        return [.. rows.Values];
    }

    /// <summary>The calendar month of a time as yyyy-MM.</summary>
    internal static string MonthOf(long timeNs)
    {
        // Rounded towards the past, so that the last instant of a month before 1970 stays in its month.
        var ticks = (timeNs / NanosecondsPerTick) - (timeNs % NanosecondsPerTick < 0 ? 1 : 0);
        return DateTime.UnixEpoch.AddTicks(ticks).ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    private static void AddReturns(SortedDictionary<string, MonthlyPerformance> rows, PerformanceInput input)
    {
        var monthBase = input.StartEquity;
        for (var index = 0; index < input.DailyEquity.Count; index++)
        {
            var month = MonthOf(input.DailyEquity[index].TimeNs);
            var isLastOfMonth = index == input.DailyEquity.Count - 1
                || MonthOf(input.DailyEquity[index + 1].TimeNs) != month;
            if (isLastOfMonth)
            {
                var end = input.DailyEquity[index].Equity;
                double? change = monthBase > 0.0 ? (end - monthBase) / monthBase : null;
                rows.Add(month, new MonthlyPerformance(month, change, 0, 0.0));
                monthBase = end;
            }
        }
    }
}
