using Plimsoll.Model.Ids;

namespace Plimsoll.Simulation.Venue;

/// <summary>An order that works at a venue.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Strategy">Whose it is.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="RestLots">What is not filled yet, in lots; 0 for an order by budget.</param>
public readonly record struct WorkingOrder(OrderId Id, StrategyIndex Strategy, InstrumentIndex Instrument,
    long RestLots);
