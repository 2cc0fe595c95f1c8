namespace Plimsoll.Model.Values;

/// <summary>
/// A price in whole ticks of one instrument; may be zero or negative (spreads, energy futures). What a tick is worth
/// stands
/// in the instrument, so two prices compare only within one instrument. <c>default</c> is zero ticks.
/// </summary>
public readonly record struct Price : IComparable<Price>
{
    private Price(long ticks) => Ticks = ticks;

    /// <summary>Number of ticks.</summary>
    public long Ticks { get; }

    /// <summary>Makes a price of whole ticks.</summary>
    public static Price FromTicks(long ticks) => new(ticks);

    /// <summary>The price <paramref name="ticks"/> higher (lower when negative).</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public Price Offset(long ticks) => new(Ticks + ticks);

    /// <summary>Whether <paramref name="left"/> is lower.</summary>
    public static bool operator <(Price left, Price right) => left.Ticks < right.Ticks;

    /// <summary>Whether <paramref name="left"/> is higher.</summary>
    public static bool operator >(Price left, Price right) => left.Ticks > right.Ticks;

    /// <summary>Whether <paramref name="left"/> is not higher.</summary>
    public static bool operator <=(Price left, Price right) => left.Ticks <= right.Ticks;

    /// <summary>Whether <paramref name="left"/> is not lower.</summary>
    public static bool operator >=(Price left, Price right) => left.Ticks >= right.Ticks;

    /// <inheritdoc />
    public int CompareTo(Price other) => Ticks.CompareTo(other.Ticks);
}
