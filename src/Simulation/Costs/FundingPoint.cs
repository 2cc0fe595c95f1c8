using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>The funding rate at one payment.</summary>
/// <param name="TimeNs">When it is paid. Nanoseconds since the epoch, UTC.</param>
/// <param name="Rate">Share of the value; positive is paid by who is long. 0.0001 is 0.01 %.</param>
public readonly record struct FundingPoint(long TimeNs, Amount Rate);
