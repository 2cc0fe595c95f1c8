using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Simulation.Paper;

/// <summary>
/// Estimates before a trade what it will cost, from the money that the book offers: the same slippage rule as
/// <c>--slippage depth:…</c>, fees on the executed value, taker whenever the order crosses.
/// </summary>
public sealed class DepthCostModel
{
    private const double HoursPerFunding = 8;
    private readonly SlippageModel slippage;
    private readonly double makerRate;
    private readonly double takerRate;

    /// <summary>Makes a model.</summary>
    /// <param name="depth">Money that the other side of the book offers; positive.</param>
    /// <param name="volatility">Volatility a year, as a fraction; 0 or greater.</param>
    /// <param name="makerRate">Fee of providing liquidity, as a fraction of the value.</param>
    /// <param name="takerRate">Fee of taking it, as a fraction of the value.</param>
    public DepthCostModel(double depth, double volatility, double makerRate = 0.0002, double takerRate = 0.0006)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        ArgumentOutOfRangeException.ThrowIfNegative(volatility);
        slippage = new SlippageModel(SlippageKind.Depth, 5)
        {
            Depth = depth, DepthFactor = 0.1, UsableDepth = 0.8, Volatility = volatility,
        };
        this.makerRate = makerRate;
        this.takerRate = takerRate;
    }

    /// <summary>A market order; what goes beyond the usable depth is not filled.</summary>
    /// <param name="side">Which way.</param>
    /// <param name="price">The price seen; positive.</param>
    /// <param name="size">In units; positive.</param>
    public DepthFill Market(OrderSide side, double price, double size)
    {
        var filled = Math.Min(size, slippage.Depth * slippage.UsableDepth / price);
        var points = slippage.DepthBasisPoints(price * size);
        var average = side == OrderSide.Buy ? price * (1 + (points / 10_000)) : price * (1 - (points / 10_000));
        return new DepthFill(average, filled, filled / size, points, filled * average * takerRate, IsTaker: true);
    }

    /// <summary>A limit order: filled at its limit when it crosses the price seen, else waiting.</summary>
    /// <param name="side">Which way.</param>
    /// <param name="price">The price seen; positive.</param>
    /// <param name="limit">The limit; positive.</param>
    /// <param name="size">In units; positive.</param>
    public DepthFill Limit(OrderSide side, double price, double limit, double size)
    {
        var crosses = side == OrderSide.Buy ? limit >= price : limit <= price;
        return crosses ? new DepthFill(limit, size, 1, 0, size * limit * takerRate, IsTaker: true) : default;
    }

    /// <summary>The fee of a resting limit order that is reached later.</summary>
    public double MakerFee(double value) => value * makerRate;

    /// <summary>Funding of a perpetual future over a time; positive is paid by who is long.</summary>
    /// <param name="value">Value of the position.</param>
    /// <param name="hours">How long it is held; 0 or greater.</param>
    /// <param name="rate">Rate for eight hours, as a fraction.</param>
    public static double Funding(double value, double hours, double rate = 0.0001) =>
        value * rate * (hours / HoursPerFunding);

    /// <summary>Going in and out again at the market, as if all of it were filled.</summary>
    /// <param name="entryPrice">Price seen at the entry.</param>
    /// <param name="exitPrice">Price seen at the exit.</param>
    /// <param name="size">In units; positive.</param>
    public RoundTripCost RoundTrip(double entryPrice, double exitPrice, double size)
    {
        var entry = entryPrice * size;
        var exit = exitPrice * size;
        var entrySlippage = entry * slippage.DepthBasisPoints(entry) / 10_000;
        var exitSlippage = exit * slippage.DepthBasisPoints(exit) / 10_000;
        var cost = new RoundTripCost(
            entrySlippage, (entry + entrySlippage) * takerRate, exitSlippage, (exit - exitSlippage) * takerRate, 0);
        return cost with { BasisPoints = cost.Total / ((entry + exit) / 2) * 10_000 };
    }
}
