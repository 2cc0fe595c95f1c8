namespace Plimsoll.Research.MarketMaking;

/// <summary>
/// What the simulation came to, in the quote currency. It knows no queue and gives no better price than the quote, so
/// it is a bound, not a forecast.
/// </summary>
public sealed record BarMakerResult
{
    /// <summary>The fills, in order.</summary>
    public required IReadOnlyList<BarMakerTrade> Trades { get; init; }

    /// <summary>Bars that were quoted.</summary>
    public required int BarsQuoted { get; init; }

    /// <summary>Bars in which both sides were filled.</summary>
    public required int BarsBothFilled { get; init; }

    /// <summary>Bids filled.</summary>
    public required int Buys { get; init; }

    /// <summary>Asks filled.</summary>
    public required int Sells { get; init; }

    /// <summary>Order sizes held at the end; negative is short.</summary>
    public required int OrdersHeldAtEnd { get; init; }

    /// <summary>Most order sizes held on either side at the end of a bar.</summary>
    public required int OrdersHeldMax { get; init; }

    /// <summary>All fees.</summary>
    public required double Fees { get; init; }

    /// <summary>Profit of what was closed, before fees.</summary>
    public required double RealizedGross { get; init; }

    /// <summary>What the position at the end is worth above its cost, at the last close.</summary>
    public required double Unrealized { get; init; }

    /// <summary>Distance of the fills from the price the quotes were made from, times their size.</summary>
    public required double SpreadCapture { get; init; }

    /// <summary>Greatest fall of the net from its highest point, at closes.</summary>
    public required double MaximumDrawdown { get; init; }

    /// <summary>Value of all fills.</summary>
    public required double Turnover { get; init; }

    /// <summary>Realized less fees plus unrealized.</summary>
    public double Net => RealizedGross - Fees + Unrealized;

    /// <summary>What the price did to the inventory: net and fees less spread capture.</summary>
    public double InventoryProfit => Net + Fees - SpreadCapture;
}
