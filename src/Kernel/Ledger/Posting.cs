using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>One line of an entry. The lines of an entry sum to zero in each asset.</summary>
/// <param name="Asset">Place of the asset in the ledger's list.</param>
/// <param name="Account">Which account of it.</param>
/// <param name="Amount">Exactly; positive adds to the account.</param>
public readonly record struct Posting(int Asset, LedgerAccount Account, Amount Amount);
