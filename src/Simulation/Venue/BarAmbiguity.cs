using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Venue;

/// <summary>
/// A trade that rests on an assumption: its bar reached the stop and a target, and does not tell which came first. The
/// pessimistic one, the stop, was taken.
/// </summary>
/// <param name="Execution">The execution of the stop.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Side">Which way the stop traded.</param>
/// <param name="OpenTimeNs">Start of the bar. Nanoseconds since the epoch, UTC.</param>
/// <param name="CloseTimeNs">End of the bar. Nanoseconds since the epoch, UTC.</param>
/// <param name="StopTicks">Where the stop stood, in ticks.</param>
/// <param name="TargetTicks">Where the target stood, in ticks.</param>
/// <param name="Lots">How many lots both wanted.</param>
public readonly record struct BarAmbiguity(
    ExecutionId Execution,
    InstrumentIndex Instrument,
    OrderSide Side,
    long OpenTimeNs,
    long CloseTimeNs,
    long StopTicks,
    long TargetTicks,
    long Lots);
