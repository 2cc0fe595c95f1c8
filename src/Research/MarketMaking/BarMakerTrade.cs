namespace Plimsoll.Research.MarketMaking;

/// <summary>A fill of the simulation.</summary>
/// <param name="BarIndex">In which bar, from 0.</param>
/// <param name="OpenTimeNs">Start of that bar. Nanoseconds since the epoch, UTC.</param>
/// <param name="IsBuy">Whether the bid was filled.</param>
/// <param name="Price">At which price.</param>
/// <param name="Fee">In the quote currency.</param>
/// <param name="OrdersHeld">Order sizes held after it; negative is short.</param>
public readonly record struct BarMakerTrade(
    int BarIndex, long OpenTimeNs, bool IsBuy, double Price, double Fee, int OrdersHeld);
