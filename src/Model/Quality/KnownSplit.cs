namespace Plimsoll.Model.Quality;

/// <summary>A split that is known from a factor file, so that its jump is no finding.</summary>
/// <param name="EffectiveTimeNs">A moment after the last trade at the old level and before the first one at the new
/// level.
/// Nanoseconds since the epoch, UTC.</param>
/// <param name="PriceRatio">New price level over the old one: 0.5 for a two-for-one split, 20 for a reverse
/// one-for-twenty.
/// Positive.</param>
public readonly record struct KnownSplit(long EffectiveTimeNs, double PriceRatio);
