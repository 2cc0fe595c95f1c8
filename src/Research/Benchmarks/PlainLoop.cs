namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// The limit that the kernel is measured against: the same SMA cross with cash, position, fee, equity, peak and
/// drawdown, as one loop
/// over two arrays with nothing around it.
/// </summary>
internal static class PlainLoop
{
    private const int Fast = 20;
    private const int Slow = 50;
    private const double FeeShare = 0.001;
    private const double Size = 0.1;

    /// <returns>Equity, deepest drawdown and number of fills.</returns>
    public static (double Equity, double Drawdown, int Fills) Run(double[] opens, double[] closes, double cash)
    {
        var fastSum = 0.0;
        var slowSum = 0.0;
        var position = 0.0;
        var wanted = 0;
        var peak = cash;
        var drawdown = 0.0;
        var fills = 0;
        for (var i = 0; i < closes.Length; i++)
        {
            if (wanted > 0 && position == 0)
            {
                position = Size;
                cash -= position * opens[i] * (1 + FeeShare);
                fills++;
            }
            else if (wanted < 0 && position > 0)
            {
                cash += position * opens[i] * (1 - FeeShare);
                position = 0;
                fills++;
            }

            var close = closes[i];
            fastSum += close - (i >= Fast ? closes[i - Fast] : 0);
            slowSum += close - (i >= Slow ? closes[i - Slow] : 0);
            var equity = cash + (position * close);
            if (equity > peak)
            {
                peak = equity;
            }
            else if (peak - equity > drawdown * peak)
            {
                drawdown = (peak - equity) / peak;
            }

            if (i >= Slow - 1)
            {
                var fast = fastSum / Fast;
                var slow = slowSum / Slow;
                wanted = fast > slow ? 1 : fast < slow ? -1 : 0;
            }
        }

        return (cash + (position * closes[^1]), drawdown, fills);
    }
}
