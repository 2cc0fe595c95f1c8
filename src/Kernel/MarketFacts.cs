using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel;

/// <summary>What the risk layers ask of the market's data.</summary>
internal sealed class MarketFacts(InstrumentRoute[] routes) : IMarketFacts
{
    public double? Validity(InstrumentIndex instrument) => routes[instrument.Value].Quality?.Validity;

    public bool? IsBookOrderly(InstrumentIndex instrument) =>
        routes[instrument.Value].Levels is { } levels ? levels.IsValid && levels.IsOrderly : null;
}
