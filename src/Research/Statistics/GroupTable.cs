namespace Plimsoll.Research.Statistics;

/// <summary>Builds the tables of trades that share a key.</summary>
internal static class GroupTable
{
    /// <summary>One row for each key, sorted by key (ordinal).</summary>
    public static TradeGroup[] Build(TradeRecord[] trades, Func<TradeRecord, string> key)
    {
        var members = new SortedDictionary<string, List<TradeRecord>>(StringComparer.Ordinal);
        foreach (var trade in trades)
        {
            if (!members.TryGetValue(key(trade), out var list))
            {
                members.Add(key(trade), list = []);
            }

            list.Add(trade);
        }

        var rows = new TradeGroup[members.Count];
        var next = 0;
        foreach (var (name, list) in members)
        {
            rows[next++] = Row(name, [.. list]);
        }

        return rows;
    }

    private static TradeGroup Row(string key, TradeRecord[] trades)
    {
        var nets = TradeSequence.Values(trades, trade => trade.NetProfit);
        var wins = 0;
        var losses = 0;
        foreach (var net in nets)
        {
            wins += net > 0.0 ? 1 : 0;
            losses += net < 0.0 ? 1 : 0;
        }

        return new TradeGroup
        {
            Key = key,
            Trades = trades.Length,
            Wins = wins,
            Losses = losses,
            GrossProfit = Moments.Sum(TradeSequence.Values(trades, trade => trade.GrossProfit)),
            Fees = Moments.Sum(TradeSequence.Values(trades, trade => trade.Fees)),
            SlippageCost = Moments.Sum(TradeSequence.Values(trades, trade => trade.SlippageCost)),
            NetProfit = Moments.Sum(nets),
            ProfitFactor = PeriodOutcomeMetrics.ProfitFactor(nets),
        };
    }
}
