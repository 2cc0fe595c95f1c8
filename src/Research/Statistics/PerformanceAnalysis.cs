namespace Plimsoll.Research.Statistics;

/// <summary>Turns what a run recorded into its report.</summary>
public static class PerformanceAnalysis
{
    /// <summary>
    /// All metrics and tables of a run. Pure: no clock, no randomness, sums in a fixed order (samples in time, trades
    /// by exit time, then entry time, then their place in the input).
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A value is missing, not a number or contradicts another; the message names place, value and remedy.
    /// </exception>
    public static PerformanceReport Evaluate(PerformanceInput input)
    {
        PerformanceInputCheck.Require(input);
        var trades = TradeSequence.ByExit(input.Trades);
        var months = MonthTable.Build(input, trades);
        var path = EquityPath.Of(input);
        var sheet = new MetricSheet();
        ReturnSection.Write(sheet, input, path);
        DrawdownSection.Write(sheet, input, path);
        SharpeSection.Write(sheet, input, path);
        ActivitySection.Write(sheet, input, path, months);
        TradeSection.Write(sheet, trades);
        CostSection.Write(sheet, trades);
        BenchmarkSection.Write(sheet, input, path);
        return new PerformanceReport(sheet.Sorted())
        {
            ByInstrument = GroupTable.Build(trades, trade => trade.InstrumentId),
            BySide = GroupTable.Build(trades, trade => trade.IsLong ? "long" : "short"),
            ByEntryReason = GroupTable.Build(trades, trade => trade.EntryReason),
            ByExitReason = GroupTable.Build(trades, trade => trade.ExitReason),
            ByMonth = months,
        };
    }
}
