using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Worlds;

/// <summary>The instrument that a made order-book market trades.</summary>
public static class WorldInstrument
{
    /// <summary>
    /// A crypto pair around the clock with ticks of 0.01 and lots of 0.001, named after the world: <c>CALM.WORLD</c>.
    /// </summary>
    public static Instrument Of(WorldParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new Instrument(
            InstrumentId.Parse(parameters.Name.ToUpperInvariant() + ".WORLD"),
            InstrumentKind.Spot,
            DecimalGrid.Parse("0.01"),
            DecimalGrid.Parse("0.001"),
            Currency.Of("USDT"),
            "24x7");
    }
}
