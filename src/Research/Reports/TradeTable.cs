using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The table of closed trades.</summary>
internal static class TradeTable
{
    /// <summary>One row a trade, numbered from 1 in the order of the result.</summary>
    public static ResultFile Render(RunResult result)
    {
        CsvBuilder csv = new("trade", "instrument", "side", "entry_time", "exit_time", "entry_price", "exit_price",
            "quantity", "entry_value", "gross_profit", "fees", "slippage_cost", "net_profit",
            "maximum_adverse_excursion", "maximum_favourable_excursion", "bars_held", "entry_reason", "exit_reason");
        var number = 0L;
        foreach (var trade in result.Trades)
        {
            csv.Add(++number).Add(trade.InstrumentId).Add(trade.IsLong ? "long" : "short")
                .AddTime(trade.EntryTimeNs).AddTime(trade.ExitTimeNs).Add(trade.EntryPrice).Add(trade.ExitPrice)
                .Add(trade.Quantity).Add(trade.EntryValue).Add(trade.GrossProfit).Add(trade.Fees)
                .Add(trade.SlippageCost).Add(trade.NetProfit).Add(trade.MaximumAdverseExcursion)
                .Add(trade.MaximumFavourableExcursion).Add(trade.BarsHeld).Add(trade.EntryReason).Add(trade.ExitReason)
                .EndRow();
        }

        return csv.ToFile(ResultFiles.Trades);
    }
}
