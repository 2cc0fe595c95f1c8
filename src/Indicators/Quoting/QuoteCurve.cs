namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// What a quoting model says: how far from the fair price each side stands, as a straight line in the inventory. Both
/// models of this folder come out in this form. <c>default</c> quotes both sides at the fair price.
/// </summary>
/// <param name="HalfSpread">Depth of both sides with no inventory, in price units; costs are in it.</param>
/// <param name="SkewPerUnit">
/// By how much one unit of inventory moves both quotes down, in price units; zero or more.
/// </param>
public readonly record struct QuoteCurve(double HalfSpread, double SkewPerUnit)
{
    /// <summary>Bid to ask, in price units; the same for every inventory.</summary>
    public double Spread => 2.0 * HalfSpread;

    /// <summary>Fair price less bid, in price units; negative when a short inventory is to be bought back.</summary>
    /// <param name="inventory">In units of the model (lots or order sizes); negative is short.</param>
    public double BidDepth(double inventory) => HalfSpread + (inventory * SkewPerUnit);

    /// <summary>Ask less fair price, in price units; negative when a long inventory is to be sold.</summary>
    /// <param name="inventory">In units of the model (lots or order sizes); negative is short.</param>
    public double AskDepth(double inventory) => HalfSpread - (inventory * SkewPerUnit);

    /// <summary>The middle of the quotes (the reservation price).</summary>
    /// <param name="fair">Fair price.</param>
    /// <param name="inventory">In units of the model; negative is short.</param>
    public double Middle(double fair, double inventory) => fair - (inventory * SkewPerUnit);

    /// <summary>The bid before rounding to ticks.</summary>
    /// <param name="fair">Fair price.</param>
    /// <param name="inventory">In units of the model; negative is short.</param>
    public double Bid(double fair, double inventory) => fair - BidDepth(inventory);

    /// <summary>The ask before rounding to ticks.</summary>
    /// <param name="fair">Fair price.</param>
    /// <param name="inventory">In units of the model; negative is short.</param>
    public double Ask(double fair, double inventory) => fair + AskDepth(inventory);
}
