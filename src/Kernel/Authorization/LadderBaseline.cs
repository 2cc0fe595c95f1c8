using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// How the same strategy trades on paper, which stages are compared with; null for what is not known.
/// </summary>
/// <param name="FillRate">Orders that were filled over all orders, 0 to 1.</param>
/// <param name="SlippageBasisPoints">Mean slippage; positive is a cost.</param>
public readonly record struct LadderBaseline(Amount? FillRate, Amount? SlippageBasisPoints);
