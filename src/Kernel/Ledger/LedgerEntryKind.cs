namespace Plimsoll.Kernel.Ledger;

/// <summary>What an entry of a ledger books. Stable numbers.</summary>
public enum LedgerEntryKind : byte
{
    /// <summary>What the account begins with.</summary>
    Opening = 0,

    /// <summary>An execution with its fee.</summary>
    Fill = 1,

    /// <summary>A charge of the venue or the broker.</summary>
    Charge = 2,

    /// <summary>A daily settlement of a future.</summary>
    Settlement = 3,

    /// <summary>A correction by hand.</summary>
    Adjustment = 4,
}
