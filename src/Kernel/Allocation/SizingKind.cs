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
}
