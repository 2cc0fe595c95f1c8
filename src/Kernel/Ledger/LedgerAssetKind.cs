namespace Plimsoll.Kernel.Ledger;

/// <summary>What a ledger counts. Stable numbers.</summary>
public enum LedgerAssetKind : byte
{
    /// <summary>The account's currency: all values are in it.</summary>
    Account = 0,

    /// <summary>Units of an instrument.</summary>
    Instrument = 1,

    /// <summary>Units of a currency or coin besides, as fees may be taken in.</summary>
    Stock = 2,
}
