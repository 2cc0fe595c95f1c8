using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>How far trading with money may come out otherwise than the simulated one; equality passes.</summary>
public sealed record DeviationBand
{
    /// <summary>How much lower the fill rate may be, as a fraction; 0.10 by default.</summary>
    public Amount FillRateDropMax { get; init; } = Amount.FromAtto(100_000_000_000_000_000);

    /// <summary>How many times the mean slippage may be; 1.5 by default.</summary>
    public Amount SlippageFactorMax { get; init; } = Amount.FromAtto(1_500_000_000_000_000_000);

    /// <summary>How far the return may be off, up or down, as a fraction of capital; 0.05 by default.</summary>
    public Amount ReturnDifferenceMax { get; init; } = Amount.FromAtto(50_000_000_000_000_000);
}
