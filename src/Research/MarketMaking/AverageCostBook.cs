namespace Plimsoll.Research.MarketMaking;

/// <summary>
/// Profit of one instrument by average cost: what was realized by closing, what the open position is worth above its
/// cost, and the fees, all apart. Realized less fees plus unrealized is the change of equity, after every fill.
/// For statistics, in doubles; the account itself is kept exactly elsewhere.
/// </summary>
public sealed class AverageCostBook
{
    /// <summary>Signed quantity held; negative is short.</summary>
    public double Position { get; private set; }

    /// <summary>Average price of the open position; 0 when flat.</summary>
    public double AveragePrice { get; private set; }

    /// <summary>Profit of what was closed, before fees.</summary>
    public double RealizedGross { get; private set; }

    /// <summary>All fees; positive is a cost.</summary>
    public double Fees { get; private set; }

    /// <summary>Books a fill.</summary>
    /// <param name="quantity">Signed: positive bought, negative sold.</param>
    /// <param name="price">Price of the fill.</param>
    /// <param name="fee">Its fee; negative for a rebate.</param>
    public void Apply(double quantity, double price, double fee)
    {
        Fees += fee;
        if (quantity == 0)
        {
            return;
        }

        if (Position == 0 || Position > 0 == quantity > 0)
        {
            double held = Position + quantity;
            AveragePrice = ((AveragePrice * Position) + (price * quantity)) / held;
            Position = held;
            return;
        }

        double closed = Math.Min(Math.Abs(quantity), Math.Abs(Position)) * Math.Sign(Position);
        RealizedGross += closed * (price - AveragePrice);
        double rest = Position + quantity;
        AveragePrice = rest == 0 ? 0 : Math.Abs(quantity) > Math.Abs(Position) ? price : AveragePrice;
        Position = rest;
    }

    /// <summary>What the open position is worth above its cost.</summary>
    /// <param name="mark">Price it is valued at.</param>
    public double Unrealized(double mark) => Position * (mark - AveragePrice);

    /// <summary>Change of equity since the start.</summary>
    /// <param name="mark">Price the open position is valued at.</param>
    public double Net(double mark) => RealizedGross - Fees + Unrealized(mark);
}
