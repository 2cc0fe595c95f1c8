namespace Plimsoll.Model.Quality;

/// <summary>One finding about one place of a series. <c>default</c> is no finding.</summary>
/// <param name="TimeNs">Open time of the first bar concerned (time of the trade or quote); of a gap, the first missing
/// moment. Nanoseconds since the epoch, UTC.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Value">Its size; the unit depends on the kind, see <see cref="FindingKinds.ValueMeaning"/>.</param>
/// <param name="Row">Number of the row concerned, counted from 1 in the order observed; of a gap, the row after
/// it.</param>
public readonly record struct QualityFinding(
    long TimeNs, FindingKind Kind, FindingSeverity Severity, double Value, long Row);
