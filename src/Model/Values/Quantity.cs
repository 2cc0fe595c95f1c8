namespace Plimsoll.Model.Values;

/// <summary>
/// An amount of an instrument in whole lots. Orders and fills carry positive quantities and a side; positions are
/// signed
/// (negative is short). <c>default</c> is zero lots.
/// </summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    /// <summary>Nothing.</summary>
    public static readonly Quantity Zero = new(0);

    private Quantity(long lots) => Lots = lots;

    /// <summary>Number of lots; negative only for short positions.</summary>
    public long Lots { get; }

    /// <summary>Whether there are no lots.</summary>
    public bool IsZero => Lots == 0;

    /// <summary>Makes a quantity of whole lots.</summary>
    public static Quantity FromLots(long lots) => new(lots);

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Lots + right.Lots);

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Lots - right.Lots);

    /// <summary>The opposite.</summary>
    public static Quantity operator -(Quantity value) => new(-value.Lots);

    /// <summary>Whether <paramref name="left"/> is smaller.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Lots < right.Lots;

    /// <summary>Whether <paramref name="left"/> is larger.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Lots > right.Lots;

    /// <summary>Whether <paramref name="left"/> is not larger.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Lots <= right.Lots;

    /// <summary>Whether <paramref name="left"/> is not smaller.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Lots >= right.Lots;

    /// <summary>The quantity without its sign.</summary>
    public Quantity Magnitude() => Lots < 0 ? new Quantity(-Lots) : this;

    /// <inheritdoc />
    public int CompareTo(Quantity other) => Lots.CompareTo(other.Lots);
}
