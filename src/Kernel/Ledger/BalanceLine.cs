using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>A balance of a currency on a statement.</summary>
/// <param name="Asset">Its code.</param>
/// <param name="Amount">How much; negative for a debt.</param>
public readonly record struct BalanceLine(string Asset, Amount Amount);
