namespace Plimsoll.Model.Quality;

/// <summary>What is known about a series from elsewhere. Times ascending in both lists.</summary>
/// <param name="Splits">Splits of the instrument; empty when there are none or the prices are adjusted.</param>
/// <param name="TickerChangesNs">Moments at which the ticker passed to this instrument or its company was renamed,
/// nanoseconds since the epoch, UTC.</param>
public sealed record SeriesFacts(IReadOnlyList<KnownSplit> Splits, IReadOnlyList<long> TickerChangesNs)
{
    /// <summary>Nothing is known.</summary>
    public static readonly SeriesFacts None = new([], []);
}
