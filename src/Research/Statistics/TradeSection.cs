namespace Plimsoll.Research.Statistics;

/// <summary>Figures over the closed trades of a report.</summary>
internal static class TradeSection
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>Writes the section; the trades are in order of exit.</summary>
    public static void Write(MetricSheet sheet, TradeRecord[] trades)
    {
        var nets = TradeSequence.Values(trades, trade => trade.NetProfit);
        var wins = Array.FindAll(trades, trade => trade.NetProfit > 0.0);
        var losses = Array.FindAll(trades, trade => trade.NetProfit < 0.0);
        WriteCounts(sheet, trades, wins.Length, losses.Length);
        WriteResults(sheet, nets);
        WriteExtremes(sheet, nets, wins, losses);
        sheet.Write("averageHoldingTimeSeconds", AverageHoldingSeconds(trades));
        sheet.Write("averageWinHoldingTimeSeconds", AverageHoldingSeconds(wins));
        sheet.Write("averageLossHoldingTimeSeconds", AverageHoldingSeconds(losses));
        sheet.Write("averageBarsHeld", Moments.Mean(TradeSequence.Values(trades, trade => trade.BarsHeld)));
        WriteExcursions(sheet, trades);
    }

    private static void WriteCounts(MetricSheet sheet, TradeRecord[] trades, int wins, int losses)
    {
        var longs = Array.FindAll(trades, trade => trade.IsLong).Length;
        sheet.Write("trades", trades.Length);
        sheet.Write("winningTrades", wins);
        sheet.Write("losingTrades", losses);
        sheet.Write("breakEvenTrades", trades.Length - wins - losses);
        sheet.Write("longTradesShare", Share(longs, trades.Length));
        sheet.Write("winRate", Share(wins, trades.Length));
    }

    private static void WriteResults(MetricSheet sheet, double[] nets)
    {
        var (gains, losses) = ReturnMetrics.GainsAndLosses(nets);
        sheet.Write("tradeNetProfit", Moments.Sum(nets));
        sheet.Write("winningProfit", gains);
        sheet.Write("losingProfit", -losses);
        sheet.Write("profitFactor", PeriodOutcomeMetrics.ProfitFactor(nets));
        sheet.Write("payoffRatio", PeriodOutcomeMetrics.PayoffRatio(nets));
        sheet.Write("kellyShare", PeriodOutcomeMetrics.KellyShare(nets));
        sheet.Write("expectancy", Moments.Mean(nets));
        sheet.Write("tradeDeviation", Moments.SampleDeviation(nets));
        sheet.Write("tradeTStatistic", ReturnMetrics.SharpePerPeriod(nets) * Math.Sqrt(nets.Length));
    }

    private static void WriteExtremes(MetricSheet sheet, double[] nets, TradeRecord[] wins, TradeRecord[] losses)
    {
        var won = TradeSequence.Values(wins, trade => trade.NetProfit);
        var lost = TradeSequence.Values(losses, trade => trade.NetProfit);
        sheet.Write("averageWin", Moments.Mean(won));
        sheet.Write("averageLoss", Moments.Mean(lost));
        sheet.Write("medianTrade", Moments.Median(nets));
        sheet.Write("medianWin", Moments.Median(won));
        sheet.Write("medianLoss", Moments.Median(lost));
        sheet.Write("largestWin", Quantiles.Linear(won, 1.0));
        sheet.Write("largestLoss", Quantiles.Linear(lost, 0.0));
        sheet.Write("longestWinStreak", PeriodOutcomeMetrics.LongestWinStreak(nets));
        sheet.Write("longestLossStreak", PeriodOutcomeMetrics.LongestLossStreak(nets));
    }

    private static void WriteExcursions(MetricSheet sheet, TradeRecord[] trades)
    {
        var adverse = Moments.Mean(TradeSequence.Values(trades, trade => trade.MaximumAdverseExcursion));
        var favourable = Moments.Mean(TradeSequence.Values(trades, trade => trade.MaximumFavourableExcursion));
        sheet.Write("averageMaximumAdverseExcursion", adverse);
        sheet.Write("averageMaximumFavourableExcursion", favourable);
        sheet.Write("edgeRatio", adverse is null or 0.0 ? null : favourable / -adverse);
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    // Subtracted as doubles: the difference of two extreme times would not fit a long.
    private static double? AverageHoldingSeconds(TradeRecord[] trades) => Moments.Mean(TradeSequence.Values(
        trades, trade => ((double)trade.ExitTimeNs - trade.EntryTimeNs) / NanosecondsPerSecond));
}
