namespace Plimsoll.Model.Market;

/// <summary>Why a bar cannot exist, the first reason in this order.</summary>
public enum BarDefect : byte
{
    /// <summary>The bar is well formed.</summary>
    None = 0,

    /// <summary>Its time came without a zone, so that its instant is unknown.</summary>
    TimeWithoutZone = 1,

    /// <summary>A price is 0 or negative.</summary>
    PriceNotPositive = 2,

    /// <summary>The high lies below the open, the low or the close.</summary>
    HighTooLow = 3,

    /// <summary>The low lies above the open or the close.</summary>
    LowTooHigh = 4,

    /// <summary>The volume is negative.</summary>
    VolumeNegative = 5,
}
