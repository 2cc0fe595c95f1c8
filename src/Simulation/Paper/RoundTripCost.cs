namespace Plimsoll.Simulation.Paper;

/// <summary>What going in and out again is expected to cost.</summary>
/// <param name="EntrySlippage">In the currency of the price.</param>
/// <param name="EntryFees">In the currency of the price.</param>
/// <param name="ExitSlippage">In the currency of the price.</param>
/// <param name="ExitFees">In the currency of the price.</param>
/// <param name="BasisPoints">All of it against the mean of the entry's and the exit's value.</param>
public readonly record struct RoundTripCost(
    double EntrySlippage, double EntryFees, double ExitSlippage, double ExitFees, double BasisPoints)
{
    /// <summary>The sum of the parts.</summary>
    public double Total => EntrySlippage + EntryFees + ExitSlippage + ExitFees;
}
