using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel.Risk;

/// <summary>What the risk layers ask of the market's data.</summary>
internal interface IMarketFacts
{
    /// <summary>Validity of an instrument's data, 0 to 1; null when they are not checked.</summary>
    double? Validity(InstrumentIndex instrument);

    /// <summary>Whether bid and ask are valid and not crossed or locked; null without an order book.</summary>
    bool? IsBookOrderly(InstrumentIndex instrument);
}
