namespace Plimsoll.Kernel.Allocation;

/// <summary>How the size of an entry is found.</summary>
public enum SizingKind : byte
{
    /// <summary>All free cash (for shorts and futures: a value equal to equity).</summary>
    AllIn,

    /// <summary>The same quantity each time.</summary>
    FixedQuantity,

    /// <summary>A share of the equity at the moment of decision.</summary>
    PercentOfEquity,

    /// <summary>The same value each time, in the instrument's quote currency.</summary>
    FixedValue,

    /// <summary>As much as loses a share of equity over a distance of average true ranges.</summary>
    RiskByRange,

    /// <summary>As much as loses a share of equity over a distance that is a share of the price.</summary>
    RiskByShare,

    /// <summary>
    /// The share of equity by Kelly (A New Interpretation of Information Rate, 1956): the rate of wins, less the rate
    /// of losses over the ratio of an average win to an average loss.
    /// </summary>
    Kelly,
}
