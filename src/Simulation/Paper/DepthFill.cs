namespace Plimsoll.Simulation.Paper;

/// <summary>What an order is expected to come to.</summary>
/// <param name="AveragePrice">Price of the fill; 0 when nothing is filled.</param>
/// <param name="FilledSize">How much is filled, in units.</param>
/// <param name="FillRatio">Share of what was asked that is filled, 0 to 1.</param>
/// <param name="SlippageBasisPoints">Distance from the price seen, in basis points.</param>
/// <param name="Fees">Fees of the executed value.</param>
/// <param name="IsTaker">Whether liquidity is taken.</param>
public readonly record struct DepthFill(
    double AveragePrice, double FilledSize, double FillRatio, double SlippageBasisPoints, double Fees, bool IsTaker);
