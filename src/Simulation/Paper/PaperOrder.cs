using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Paper;

/// <summary>An order for the paper executor.</summary>
/// <param name="Symbol">Which pair.</param>
/// <param name="Side">Which way.</param>
/// <param name="IsMarket">Whether it takes the market; else it counts as a maker.</param>
/// <param name="Quantity">In coins.</param>
/// <param name="LimitPrice">In USDT; null for none.</param>
public readonly record struct PaperOrder(
    string Symbol, OrderSide Side, bool IsMarket, double Quantity, double? LimitPrice);
