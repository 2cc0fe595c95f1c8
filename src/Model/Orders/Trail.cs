using System.Globalization;

namespace Plimsoll.Model.Orders;

/// <summary>
/// How far a trailing stop stays behind the best price since it was placed. The stop only ever moves in favour of the
/// position (Kaufman, Trading Systems and Methods: the ratchet). <c>default</c> does not trail.
/// </summary>
public readonly record struct Trail
{
    private const int KindBits = 2;
    private const long Whole = 1_000_000;

    // Kind and value in one number: the order that carries it is copied a lot.
    private readonly long packed;

    private Trail(TrailKind kind, long value) => packed = (value << KindBits) | (long)kind;

    /// <summary>How the distance is told.</summary>
    public TrailKind Kind => (TrailKind)(packed & ((1 << KindBits) - 1));

    /// <summary>The distance: ticks, or millionths of the price for <see cref="TrailKind.Percent"/>.</summary>
    public long Value => packed >> KindBits;

    /// <summary>A fixed distance.</summary>
    /// <param name="ticks">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public static Trail OfAmount(long ticks) => new(TrailKind.Amount, Positive(ticks, long.MaxValue >> KindBits));

    /// <summary>A share of the best price.</summary>
    /// <param name="millionths">1 to 999,999; 20,000 is two percent.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static Trail OfPercent(long millionths) => new(TrailKind.Percent, Positive(millionths, Whole - 1));

    /// <summary>A multiple of the average true range, as it stands now.</summary>
    /// <param name="ticks">The multiple times the range, in ticks; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public static Trail OfAverageTrueRange(long ticks) =>
        new(TrailKind.AverageTrueRange, Positive(ticks, long.MaxValue >> KindBits));

    /// <summary>The trail of a kind and value, as <see cref="Kind"/> and <see cref="Value"/> tell them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit the kind.</exception>
    public static Trail Of(TrailKind kind, long value) => kind switch
    {
        TrailKind.Amount => OfAmount(value),
        TrailKind.Percent => OfPercent(value),
        TrailKind.AverageTrueRange => OfAverageTrueRange(value),
        _ => default,
    };

    /// <summary>The distance from a best price in ticks; a share is rounded up, away from the price.</summary>
    /// <param name="bestTicks">The best price since the order was placed.</param>
    public long DistanceTicks(long bestTicks) => Kind == TrailKind.Percent
        ? (long)((((Int128)Math.Abs(bestTicks) * Value) + Whole - 1) / Whole)
        : Value;

    /// <summary>The stop price behind a best price; never looser than the one before.</summary>
    /// <param name="side">Of the stop order: a selling stop lies below the market and rises.</param>
    /// <param name="bestTicks">The best price since the order was placed.</param>
    /// <param name="stopTicks">The stop before; 0 for none.</param>
    public long Ratchet(OrderSide side, long bestTicks, long stopTicks)
    {
        var distance = DistanceTicks(bestTicks);
        var candidate = side == OrderSide.Sell ? bestTicks - distance : bestTicks + distance;
        if (stopTicks == 0)
        {
            return candidate;
        }

        return side == OrderSide.Sell ? Math.Max(stopTicks, candidate) : Math.Min(stopTicks, candidate);
    }

    private static long Positive(long value, long max) => value > 0 && value <= max
        ? value
        : throw new ArgumentOutOfRangeException(
            nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"1 to {max} expected"));
}
