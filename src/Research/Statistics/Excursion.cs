namespace Plimsoll.Research.Statistics;

/// <summary>
/// How far a trade went against and in favour of its holder, in price units of one share or contract.
/// </summary>
/// <param name="Adverse">
/// The worst open result; zero or negative unless the whole-bar convention says otherwise.
/// </param>
/// <param name="Favourable">The best open result.</param>
public readonly record struct Excursion(double Adverse, double Favourable)
{
    /// <summary>
    /// The excursion from whole bars inside the trade and, of the bar in which it ended, from the exit price alone,
    /// with the entry itself as zero: what a holder could have seen. The bar in which it began counts only from its
    /// end.
    /// </summary>
    public static Excursion InsideTrade(
        bool isLong,
        (long TimeNs, double Price) entry,
        (long TimeNs, double Price) exit,
        ReadOnlySpan<ExcursionBar> bars)
    {
        var high = Math.Max(entry.Price, exit.Price);
        var low = Math.Min(entry.Price, exit.Price);
        foreach (var bar in bars)
        {
            if (bar.OpenTimeNs >= entry.TimeNs && bar.CloseTimeNs <= exit.TimeNs)
            {
                high = Math.Max(high, bar.High);
                low = Math.Min(low, bar.Low);
            }
        }

        return Of(isLong, entry.Price, high, low);
    }

    /// <summary>
    /// The excursion from every bar that opens from entry to exit, both included and whole, without the entry as zero.
    /// It counts prices after the exit; it is kept to compare with results of tools that do so. Null without such a
    /// bar.
    /// </summary>
    public static Excursion? OverWholeBars(
        bool isLong, (long TimeNs, double Price) entry, long exitTimeNs, ReadOnlySpan<ExcursionBar> bars)
    {
        double? high = null;
        double? low = null;
        foreach (var bar in bars)
        {
            if (bar.OpenTimeNs >= entry.TimeNs && bar.OpenTimeNs <= exitTimeNs)
            {
                high = Math.Max(high ?? bar.High, bar.High);
                low = Math.Min(low ?? bar.Low, bar.Low);
            }
        }

        return high is null || low is null ? null : Of(isLong, entry.Price, high.Value, low.Value);
    }

    /// <summary>
    /// The realised move of a trade (positive in its favour) over the favourable excursion; null when that is not above
    /// zero.
    /// </summary>
    public double? Efficiency(double realisedMove) => Favourable > 0.0 ? realisedMove / Favourable : null;

    private static Excursion Of(bool isLong, double entryPrice, double high, double low) => isLong
        ? new Excursion(low - entryPrice, high - entryPrice)
        : new Excursion(entryPrice - high, entryPrice - low);
}
