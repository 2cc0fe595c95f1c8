namespace Plimsoll.Research.Results;

/// <summary>Prices of one instrument for its chart.</summary>
/// <param name="InstrumentId">Symbol and venue.</param>
/// <param name="Points">Ascending by time; each may stand for several bars.</param>
public sealed record PriceSeries(string InstrumentId, IReadOnlyList<PricePoint> Points);
