using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Allocation;

/// <summary>What a size rests on, besides its rule. Amounts are in the instrument's quote currency.</summary>
internal readonly record struct SizingFacts
{
    /// <summary>Equity of the account.</summary>
    public required Amount Equity { get; init; }

    /// <summary>Cash that nothing binds.</summary>
    public required Amount FreeCash { get; init; }

    /// <summary>The last price in ticks; 0 while there is none.</summary>
    public long LastTicks { get; init; }

    /// <summary>The average true range in ticks; null while it is not known.</summary>
    public double? RangeTicks { get; init; }

    /// <summary>Yearly volatility of the instrument as a fraction; null while it is not known.</summary>
    public double? Volatility { get; init; }

    /// <summary>The regime that was reported; negative for none.</summary>
    public long Regime { get; init; }

    /// <summary>What everything is worth at worst, working orders counted as filled.</summary>
    public Amount Exposure { get; init; }
}
