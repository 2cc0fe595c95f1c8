using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>How a period of trading went, to be compared with another; null for what is not known.</summary>
/// <param name="FillRate">Orders that were filled over all orders, 0 to 1.</param>
/// <param name="SlippageBasisPoints">Mean slippage; positive is a cost.</param>
/// <param name="Return">Net profit over capital, as a fraction.</param>
public readonly record struct TradingFigures(Amount? FillRate, Amount? SlippageBasisPoints, Amount? Return);
