namespace Plimsoll.Model.Market;

/// <summary>What happened to one order in a market-by-order feed. Stable numbers: they stand in files.</summary>
public enum BookOrderAction : byte
{
    /// <summary>Nothing; the default is never sent.</summary>
    None = 0,

    /// <summary>A new order rests, behind all others at its price.</summary>
    Add = 1,

    /// <summary>
    /// The order has a new price or quantity. It loses its place when the price changes or the quantity grows.
    /// </summary>
    Modify = 2,

    /// <summary>The order loses this quantity, perhaps all of it.</summary>
    Cancel = 3,

    /// <summary>
    /// An aggressor traded this quantity at this price; the side is the aggressor's. Does not change the book: the
    /// cancellation or change of the resting order that follows does.
    /// </summary>
    Trade = 4,

    /// <summary>A resting order was traded against. Does not change the book, as <see cref="Trade"/>.</summary>
    Fill = 5,

    /// <summary>All orders are gone; a snapshot may follow.</summary>
    Clear = 6,
}
