namespace Plimsoll.Research.Results;

/// <summary>One finding of the data check.</summary>
/// <param name="TimeNs">When, nanoseconds UTC.</param>
/// <param name="Kind">What kind, e.g. <c>gap</c>.</param>
/// <param name="Severity">How grave, e.g. <c>high</c>.</param>
/// <param name="Detail">The value and what is wrong with it, in words.</param>
public sealed record QualityFinding(long TimeNs, string Kind, string Severity, string Detail);
