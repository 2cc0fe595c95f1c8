namespace Plimsoll.Research.Charts;

/// <summary>A line over time.</summary>
/// <param name="CssClass">How it looks: a class of the style sheet.</param>
/// <param name="TimesNs">Ascending, nanoseconds UTC.</param>
/// <param name="Values">One a time; not finite for a hole.</param>
internal sealed record LineSeries(string CssClass, IReadOnlyList<long> TimesNs, IReadOnlyList<double> Values);
