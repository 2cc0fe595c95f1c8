namespace Plimsoll.Host.Paper.Drill;

/// <summary>One thing that a drill saw.</summary>
/// <param name="What">What.</param>
/// <param name="Seconds">How long it took, where that matters; null where it does not.</param>
/// <param name="IsGood">Whether it is as it should be.</param>
internal sealed record DrillStep(string What, double? Seconds, bool IsGood);
