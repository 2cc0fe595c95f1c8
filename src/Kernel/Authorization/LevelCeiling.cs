using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// A figure that only lowers: while it is below a bound the level is no higher than this and the caps no wider.
/// </summary>
/// <param name="Kind">The kind of record that has the figure.</param>
/// <param name="Figure">Its name.</param>
/// <param name="Below">The ceiling holds while the figure is smaller than this.</param>
/// <param name="Level">The highest level.</param>
/// <param name="Caps">The widest caps.</param>
/// <param name="AppliesWhenMissing">
/// Whether a figure that is not on record, or counts no more, counts as too low.
/// </param>
public sealed record LevelCeiling(
    EvidenceKind Kind, string Figure, Amount Below, AuthorizationLevel Level, LevelCaps Caps,
    bool AppliesWhenMissing = true);
