namespace Plimsoll.Kernel.Ledger;

/// <summary>Something that a ledger counts.</summary>
/// <param name="Name">Code of a currency, or symbol and venue of an instrument.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct LedgerAsset(string Name, LedgerAssetKind Kind);
