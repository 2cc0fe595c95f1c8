namespace Plimsoll.Simulation.Books.Queues;

/// <summary>
/// How many lots of others stand in front of one resting order at its price. Never more than the truth allows: it only
/// falls, and it is never above what the price displays. <c>default</c> is the front of the queue.
/// </summary>
public struct QueuePosition : IEquatable<QueuePosition>
{
    // Sums of shares miss whole lots by some 1e-12; without this an order would wait for a lot that is not there.
    private const double Rounding = 1e-7;

    private QueuePosition(double aheadLots, long unshownLots)
    {
        AheadLots = aheadLots;
        UnshownLots = unshownLots;
    }

    /// <summary>Lots in front, an expected value; 0 or greater.</summary>
    public double AheadLots { get; private set; }

    /// <summary>Lots that traded at the price and that the displayed quantity does not show yet.</summary>
    public long UnshownLots { get; private set; }

    /// <summary>The whole lots that must trade before the order does.</summary>
    public readonly long WholeAheadLots => (long)Math.Ceiling(Math.Max(0, AheadLots - Rounding));

    /// <summary>Whether two positions are the same.</summary>
    public static bool operator ==(QueuePosition left, QueuePosition right) => left.Equals(right);

    /// <summary>Whether two positions differ.</summary>
    public static bool operator !=(QueuePosition left, QueuePosition right) => !left.Equals(right);

    /// <summary>The place of an order that arrives now: behind everything displayed.</summary>
    /// <param name="displayedLots">Quantity of others at the price; 0 or greater.</param>
    /// <param name="unshownLots">Of it what has traded already and is only not shown yet; 0 or greater.</param>
    public static QueuePosition Last(long displayedLots, long unshownLots = 0) =>
        new(Math.Max(0, displayedLots - unshownLots), unshownLots);

    /// <summary>Lots traded at the order's price against its side.</summary>
    /// <param name="lots">How many; positive.</param>
    /// <returns>How many of them were left when all in front had traded; 0 or greater.</returns>
    public long Trade(long lots)
    {
        var reached = lots - WholeAheadLots;
        AheadLots = Math.Max(0, AheadLots - lots);
        UnshownLots += lots;
        return Math.Max(0, reached);
    }

    /// <summary>Everything in front has gone: the market traded beyond the price.</summary>
    public void Clear() => AheadLots = 0;

    /// <summary>
    /// The displayed quantity of others changed. A fall that trades told of explain is theirs; of the rest the model
    /// says which part left in front. More quantity joined behind.
    /// </summary>
    /// <param name="model">Where cancellations happen.</param>
    /// <param name="beforeLots">Displayed before.</param>
    /// <param name="nowLots">Displayed now; 0 or greater.</param>
    public void Show(QueueModel model, long beforeLots, long nowLots)
    {
        var left = beforeLots - nowLots - UnshownLots;
        UnshownLots = 0;
        if (left > 0 && AheadLots > 0 && model.Kind != QueueModelKind.Exact)
        {
            // What stood behind before the trades were shown: they took from the front, which AheadLots has done.
            var behind = Math.Max(0, nowLots + left - AheadLots);
            var share = model.BehindShare(AheadLots, behind);
            // No more can leave behind than stands there; the overhang left in front.
            var fromBehind = Math.Min(share * left, behind);
            AheadLots -= Math.Min(AheadLots, left - fromBehind);
        }

        AheadLots = Math.Min(AheadLots, nowLots);
    }

    /// <summary>One order that stood in front left or became smaller, as market-by-order data tell.</summary>
    /// <param name="lots">By how many lots; positive.</param>
    public void Leave(long lots)
    {
        var traded = Math.Min(UnshownLots, lots);
        UnshownLots -= traded;
        AheadLots = Math.Max(0, AheadLots - (lots - traded));
    }

    /// <inheritdoc />
    public readonly bool Equals(QueuePosition other) =>
        AheadLots.Equals(other.AheadLots) && UnshownLots == other.UnshownLots;

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is QueuePosition other && Equals(other);

    /// <inheritdoc />
    public override readonly int GetHashCode() => HashCode.Combine(AheadLots, UnshownLots);
}
