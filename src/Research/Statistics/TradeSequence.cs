namespace Plimsoll.Research.Statistics;

/// <summary>The one order in which trades are added up and streaks are counted.</summary>
internal static class TradeSequence
{
    /// <summary>Trades by exit time, then entry time, then place in the input.</summary>
    public static TradeRecord[] ByExit(IReadOnlyList<TradeRecord> trades)
    {
        var keys = new (long Exit, long Entry, int Place)[trades.Count];
        for (var index = 0; index < keys.Length; index++)
        {
            keys[index] = (trades[index].ExitTimeNs, trades[index].EntryTimeNs, index);
        }

        Array.Sort(keys);
        var sorted = new TradeRecord[keys.Length];
        for (var index = 0; index < keys.Length; index++)
        {
            sorted[index] = trades[keys[index].Place];
        }

        return sorted;
    }

    /// <summary>One number of every trade, in the order given.</summary>
    public static double[] Values(TradeRecord[] trades, Func<TradeRecord, double> value)
    {
        var values = new double[trades.Length];
        for (var index = 0; index < trades.Length; index++)
        {
            values[index] = value(trades[index]);
        }

        return values;
    }
}
