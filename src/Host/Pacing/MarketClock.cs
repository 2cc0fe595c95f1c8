using System.Globalization;

namespace Plimsoll.Host.Pacing;

/// <summary>
/// How market time goes by on the machine's clock: as it did, some times faster, or as fast as everything can be
/// handled.
/// </summary>
internal sealed class MarketClock
{
    private const double FactorMax = 1_000_000;
    private readonly double factor;
    private readonly TimeProvider clock;
    private long anchorNs;
    private long anchorStamp;
    private volatile bool isAnchored;

    /// <param name="factor">Market seconds in a second; 0 for as fast as possible.</param>
    /// <param name="clock">The machine's clock.</param>
    public MarketClock(double factor, TimeProvider clock)
    {
        this.factor = factor;
        this.clock = clock;
    }

    /// <summary>Whether nothing waits for its time.</summary>
    public bool IsFree => factor == 0;

    /// <summary>Market seconds in a second; 0 for as fast as possible.</summary>
    public double Factor => factor;

    /// <summary>Reads <c>real</c>, <c>fast</c> or <c>60x</c>.</summary>
    public static bool TryParse(string text, out double factor)
    {
        factor = text switch { "real" => 1, "fast" => 0, _ => -1 };
        return factor >= 0
            || (text.EndsWith('x') && double.TryParse(
                    text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor)
                && factor is >= 0.001 and <= FactorMax);
    }

    /// <summary>Market time begins to go by from here; later calls do nothing.</summary>
    /// <param name="marketNs">Nanoseconds since the epoch, UTC.</param>
    public void Begin(long marketNs)
    {
        if (!isAnchored)
        {
            anchorNs = marketNs;
            anchorStamp = clock.GetTimestamp();
            isAnchored = true;
        }
    }

    /// <summary>How long it still is until a market time; nothing when it has come.</summary>
    public TimeSpan Until(long marketNs)
    {
        if (factor == 0 || !isAnchored || marketNs == long.MaxValue)
        {
            return TimeSpan.Zero;
        }

        var left = DueIn(marketNs);
        return left <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(left, 86_400));
    }

    /// <summary>How late a market time is by now; nothing when it is not, or nothing waits for its time.</summary>
    public TimeSpan Lag(long marketNs)
    {
        if (factor == 0 || !isAnchored || marketNs is long.MaxValue or long.MinValue)
        {
            return TimeSpan.Zero;
        }

        var left = DueIn(marketNs);
        return left >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(-left, 1e9));
    }

    /// <summary>Market time now, within what is known of it.</summary>
    /// <param name="earliestNs">What has happened already.</param>
    /// <param name="latestNs">What happens next.</param>
    public long NowNs(long earliestNs, long latestNs)
    {
        if (earliestNs == long.MinValue)
        {
            return latestNs;
        }

        if (factor == 0 || !isAnchored)
        {
            return earliestNs;
        }

        var gone = clock.GetElapsedTime(anchorStamp).TotalSeconds * factor;
        var now = anchorNs + (long)(Math.Min(gone, 3e9) * 1e9);
        return Math.Max(earliestNs, Math.Min(now, latestNs));
    }

    private double DueIn(long marketNs) =>
        ((marketNs - anchorNs) / 1e9 / factor) - clock.GetElapsedTime(anchorStamp).TotalSeconds;
}
