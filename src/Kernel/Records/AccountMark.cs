using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>The account at one mark, in its currency, exactly.</summary>
/// <param name="Equity">Cash and all positions.</param>
/// <param name="Cash">Cash.</param>
/// <param name="NetValue">Value of all positions with sign, futures included.</param>
internal readonly record struct AccountMark(Amount Equity, Amount Cash, Amount NetValue);
