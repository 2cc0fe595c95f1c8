using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>One execution's fee, as it is booked and as it is taken.</summary>
/// <param name="Booked">What the books are charged, in the currency of the price; negative for a rebate.</param>
/// <param name="Taken">What is taken (or given), counted in <paramref name="Asset"/>.</param>
/// <param name="Asset">In what it is taken; for the thing traded itself its base currency.</param>
public readonly record struct FeeCharge(Amount Booked, Amount Taken, Currency Asset);
