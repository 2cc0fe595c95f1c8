namespace Plimsoll.Research.Results;

/// <summary>Open, high, low and close of a bucket of bars, in quote currency, for display only.</summary>
/// <param name="TimeNs">Open time of the bucket, nanoseconds UTC.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
public readonly record struct PricePoint(long TimeNs, double Open, double High, double Low, double Close);
