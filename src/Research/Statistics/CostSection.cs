namespace Plimsoll.Research.Statistics;

/// <summary>What trading cost.</summary>
internal static class CostSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(MetricSheet sheet, TradeRecord[] trades)
    {
        var fees = Moments.Sum(TradeSequence.Values(trades, trade => trade.Fees));
        var slippage = Moments.Sum(TradeSequence.Values(trades, trade => trade.SlippageCost));
        var beforeCosts = Moments.Sum(TradeSequence.Values(trades, trade => trade.GrossProfit)) + slippage;
        sheet.Write("fees", fees);
        sheet.Write("slippageCost", slippage);
        sheet.Write("profitBeforeCosts", beforeCosts);
        sheet.Write("costShareOfGross", beforeCosts > 0.0 ? (fees + slippage) / beforeCosts : null);
        sheet.Write("costPerTrade", trades.Length == 0 ? null : (fees + slippage) / trades.Length);
    }
}
