using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Synthetic;

/// <summary>A flaw that was put into made data on purpose.</summary>
/// <param name="TimeNs">Where the check is to report it: open time of the row, of a gap the first missing
/// moment.</param>
/// <param name="Kind">What the check is to call it.</param>
public readonly record struct PlantedDefect(long TimeNs, FindingKind Kind);
