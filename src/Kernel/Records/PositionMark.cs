using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>A position that is held, at its last price.</summary>
/// <param name="Strategy">Whose; the number behind the last strategy stands for orders that nobody here made.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Lots">Signed lots, not zero.</param>
/// <param name="EntryLots">Lots entered in the running episode; positive.</param>
/// <param name="EntryValue">
/// What they came to, in the currency of the price: value and lots give the exact average.
/// </param>
/// <param name="MarkTicks">Last price.</param>
public readonly record struct PositionMark(
    StrategyIndex Strategy, InstrumentIndex Instrument, long Lots, long EntryLots, Amount EntryValue, long MarkTicks);
