using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel.Brackets;

/// <summary>Two orders of which one may trade: a fill of one, even of a part, cancels the other.</summary>
/// <param name="Strategy">Whose.</param>
/// <param name="First">One of them.</param>
/// <param name="Second">The other one.</param>
internal readonly record struct OrderPair(StrategyIndex Strategy, OrderId First, OrderId Second);
